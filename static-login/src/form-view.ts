import { durationInWords } from './duration';
import { byId, setText } from './elements';
import type { Credentials, FieldProblem } from './form-fields';
import type { Language } from './language';
import type { Problem, Purpose, Screen } from './screen';
import { type Texts, textsOf } from './texts';
import type { View } from './view';

type FormScreen = Extract<Screen, { name: 'form' }>;

const inputs = {
  email: byId('email', HTMLInputElement),
  password: byId('password', HTMLInputElement),
};
const inputProblems = {
  email: byId('email-problem', HTMLElement),
  password: byId('password-problem', HTMLElement),
};
const title = byId('form-title', HTMLElement);
const lead = byId('form-lead', HTMLElement);
const form = byId('form', HTMLFormElement);
const summary = byId('problem', HTMLElement);
const summaryText = byId('problem-text', HTMLElement);
const summaryFields = byId('problem-fields', HTMLElement);
const submit = byId('submit', HTMLButtonElement);
const cancel = byId('cancel', HTMLButtonElement);
const showPassword = byId('show-password', HTMLButtonElement);

export const readCredentials = (): Credentials => ({
  email: inputs.email.value.trim(),
  // Exactly as typed: spaces may be part of a password.
  password: inputs.password.value,
});

export function clearPassword(): void {
  inputs.password.value = '';
  hidePassword();
}

/** Password managers only offer to save what was sent from a password field. */
export function hidePassword(): void {
  inputs.password.type = 'password';
}

export function togglePassword(): void {
  inputs.password.type = inputs.password.type === 'password' ? 'text' : 'password';
}

/** Before the summary disappears: a keyboard that stands on it goes on to the next thing to do. */
export function leaveProblem(): void {
  if (document.activeElement === summary) inputs.password.focus();
}

/** Cancelling needs somewhere to go. */
export function renderForm(screen: FormScreen, { language, purpose, now }: View): void {
  const texts = textsOf(language);
  setText(title, texts.form[purpose].title);
  setText(lead, texts.form[purpose].lead);
  cancel.hidden = purpose === 'unlink';
  renderSubmit(screen, texts.form[purpose]);
  renderPasswordToggle(texts);
  summary.hidden = !screen.problem;
  if (screen.problem) setText(summaryText, problemText(screen.problem, language, now));
  renderFieldProblems(screen.problem?.kind === 'fields' ? screen.problem.fields : [], texts);
}

function renderPasswordToggle(texts: Texts): void {
  const hidden = inputs.password.type === 'password';
  setText(showPassword, hidden ? texts.showPassword : texts.hidePassword);
}

function renderSubmit({ sending, problem }: FormScreen, texts: Texts['form'][Purpose]): void {
  // aria-disabled, not disabled: a disabled button would throw the keyboard's focus away.
  submit.ariaDisabled = String(sending || problem?.kind === 'throttled');
  setText(submit, sending ? texts.sending : texts.submit);
  submit.classList.toggle('busy', sending);
  form.ariaBusy = String(sending);
  inputs.email.readOnly = sending;
  inputs.password.readOnly = sending;
}

function problemText(problem: Problem, language: Language, now: number): string {
  const { problem: texts } = textsOf(language);
  if (problem.kind !== 'throttled') return texts[problem.kind];
  return texts.throttled(durationInWords(problem.until - now, language));
}

function renderFieldProblems(problems: readonly FieldProblem[], texts: Texts): void {
  for (const field of ['email', 'password'] as const) {
    const problem = problems.find((candidate) => candidate.field === field);
    inputs[field].ariaInvalid = String(problem !== undefined);
    inputProblems[field].hidden = !problem;
    setText(inputProblems[field], problem ? texts.fieldProblem[problem.reason] : '');
  }
  summaryFields.hidden = problems.length === 0;
  summaryFields.replaceChildren(...problems.map((problem) => linkToField(problem, texts)));
}

function linkToField({ field, reason }: FieldProblem, texts: Texts): HTMLElement {
  const link = document.createElement('a');
  link.href = `#${field}`;
  link.textContent = texts.fieldProblem[reason];
  link.addEventListener('click', (event) => {
    event.preventDefault();
    inputs[field].focus();
  });
  const item = document.createElement('li');
  item.append(link);
  return item;
}
