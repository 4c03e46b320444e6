import type { Check } from '../../../../src/cli/doctor/check';
import { examine } from '../../../../src/cli/doctor/examine';
import { ok, problem, warning } from '../../../../src/cli/doctor/finding';
import { hasProblem, reportLines } from '../../../../src/cli/doctor/report';
import type { DoctorWorld } from '../../../../src/cli/doctor/world';
import { AppError } from '../../../../src/shared/errors';

const check = (name: string, run: Check['run']): Check => ({ name, asks: 'here', run });
const never = new Promise<never>(() => undefined);

/** A world whose time is up at once, or never. */
const worldWith = (timeIsUp: boolean): DoctorWorld =>
  ({
    startTimer: (_: number, expire: () => void) => {
      if (timeIsUp) setImmediate(expire);
      return () => undefined;
    },
  }) as unknown as DoctorWorld;

test('a check that fails is told with its reason, and hides no other', async () => {
  const findings = await examine(worldWith(false), [
    check('first', () => Promise.reject(new AppError('config_missing', 'X is missing', false))),
    check('second', () => Promise.reject(new TypeError('with a secret in it'))),
    check('third', () => Promise.resolve(ok('fine'))),
  ]);

  expect(findings).toEqual([
    { check: 'first', verdict: 'not checked', says: 'X is missing' },
    { check: 'second', verdict: 'not checked', says: 'AWS did not tell (TypeError)' },
    { check: 'third', verdict: 'ok', says: 'fine' },
  ]);
});

test('a check that gets no answer is left after its time', async () => {
  const findings = await examine(worldWith(true), [check('hung', () => never)]);

  expect(findings).toEqual([
    { check: 'hung', verdict: 'not checked', says: 'no answer within 20 s' },
  ]);
});

test('the table has a line a check, what mends it below, and a sum', () => {
  const lines = reportLines([
    { check: 'page-token', ...problem('is dead', 'Make another') },
    { check: 'clock', ...warning('is slow', 'Use NTP') },
    { check: 'cors', ...ok('one\n  two') },
  ]);

  expect(lines).toEqual([
    'problem      page-token  is dead',
    '                         → Make another',
    'warning      clock       is slow',
    '                         → Use NTP',
    'ok           cors        one; two',
    '',
    '1 problem, 1 warning, 1 ok',
  ]);
});

test('a warning alone is no reason for a pipeline to stop', () => {
  expect(hasProblem([{ check: 'clock', ...warning('is slow', 'Use NTP') }])).toBe(false);
  expect(hasProblem([{ check: 'clock', ...problem('is wrong', 'Use NTP') }])).toBe(true);
});
