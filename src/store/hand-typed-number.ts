/** DynamoDB numbers have 38 digits, JavaScript's about 16: whole ones stay exact, and none makes a row unreadable. */
export function readNumber(digits: string): number | bigint {
  const number = Number(digits);
  const isWhole = /^-?\d+$/.test(digits);
  return isWhole && !Number.isSafeInteger(number) ? BigInt(digits) : number;
}
