import fc from 'fast-check';
import { refusalsAfter } from '../../../src/delivery/utility/refusals';
import { asUtilityRefusal } from '../../../src/messenger/utility/utility-refusal';
import { configFault, type Verdict } from '../../../src/messenger/verdict';
import { DAY, HOUR } from '../../../src/shared/clock';

const T = 1_800_000_000_000;
const KEY = 'de/parcel_delivered';
const refused = (scope: 'page' | 'template' | 'person'): Verdict => ({
  kind: 'utility_refused',
  scope,
});

describe('what a refusal of a template means', () => {
  test.each<[string, Verdict, number, Verdict]>([
    ['a permission that only templates need', configFault, 10, refused('page')],
    ['the same as a missing one', configFault, 200, refused('page')],
    ['a Page that is not there is nobody’s template', configFault, 100, configFault],
    ['a closed window', { kind: 'window_closed' }, 10, refused('person')],
    ['the European rules', { kind: 'privacy_rules' }, 10, refused('person')],
    ['what Facebook does not understand', { kind: 'permanent' }, 100, refused('template')],
    ['a dead token stays one', { kind: 'token_dead' }, 190, { kind: 'token_dead' }],
    ['success', { kind: 'sent' }, 0, { kind: 'sent' }],
  ])('%s', (_what, verdict, code, expected) => {
    expect(asUtilityRefusal(verdict, { code })).toEqual(expected);
  });
});

describe('what is remembered of it', () => {
  test('one pause of an hour, however many are refused at the same time', () => {
    const first = refusalsAfter([], KEY, refused('page'), T);
    const second = refusalsAfter(first, KEY, refused('page'), T + 1);

    expect(first).toEqual([{ of: 'page', until: T + HOUR, level: 0 }]);
    expect(second).toBe(first);
  });

  test('a template’s own refusal leaves the others alone', () => {
    const refusals = refusalsAfter([], KEY, refused('template'), T);

    expect(refusals).toEqual([{ of: KEY, until: T + HOUR, level: 0 }]);
  });

  test('nothing of one person', () => {
    expect(refusalsAfter([], KEY, refused('person'), T)).toEqual([]);
  });

  test('one that gets through ends the Page’s pause and the template’s, and no other', () => {
    const other = { of: 'de/parcel_on_hold', until: T, level: 0 };
    const refusals = [{ ...other, of: 'page' }, { ...other, of: KEY }, other];

    expect(refusalsAfter(refusals, KEY, { kind: 'sent' }, T)).toEqual([other]);
  });

  test('pauses grow with each refusal after the last, to a day at most', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(DAY), { minLength: 1, maxLength: 12 }), (delays) => {
        let now = T;
        let refusals = refusalsAfter([], KEY, refused('page'), now);
        for (const delay of delays) {
          const [{ until, level } = { until: 0, level: 0 }] = refusals;
          const pause = until - now;
          now = until + delay;
          refusals = refusalsAfter(refusals, KEY, refused('page'), now);

          const [next] = refusals;
          expect(next).toMatchObject({ level: level + 1 });
          expect((next?.until ?? 0) - now).toBe(Math.min(DAY, pause * 2));
        }
      }),
    );
  });
});
