/** Until when each version of Graph answers (facts §2.1); `null`: no end announced. */
const USABLE_UNTIL: ReadonlyMap<string, string | null> = new Map([
  ['v21.0', '2027-01-21'],
  ['v22.0', '2027-05-20'],
  ['v23.0', '2027-10-08'],
  ['v24.0', '2028-02-18'],
  ['v25.0', '2028-07-29'],
  ['v26.0', null],
]);

export function isUsableVersion(version: string, now: number): boolean {
  const until = USABLE_UNTIL.get(version);
  return until !== undefined && (until === null || now < Date.parse(until));
}
