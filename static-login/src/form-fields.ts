export interface Credentials {
  readonly email: string;
  readonly password: string;
}

export interface FieldProblem {
  readonly field: keyof Credentials;
  readonly reason: 'emailMissing' | 'emailMalformed' | 'passwordMissing';
}

/** What is missing before it is worth asking the server. Only the server knows what is right. */
export function fieldProblems({ email, password }: Credentials): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!email) problems.push({ field: 'email', reason: 'emailMissing' });
  else if (!/^[^\s@]+@[^\s@]+$/.test(email))
    problems.push({ field: 'email', reason: 'emailMalformed' });
  if (!password) problems.push({ field: 'password', reason: 'passwordMissing' });
  return problems;
}
