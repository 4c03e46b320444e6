import fc from 'fast-check';
import { runLanes } from '../../../src/shared/lanes';

interface Item {
  readonly lane: string;
  readonly number: number;
  readonly ok: boolean;
}

const items: fc.Arbitrary<readonly Item[]> = fc
  .array(fc.record({ lane: fc.constantFrom('a', 'b', 'c', 'd'), ok: fc.boolean() }), {
    maxLength: 20,
  })
  .map((some) => some.map((item, number) => ({ ...item, number })));

describe('runLanes', () => {
  it('keeps the order of every lane and stops it at its first refusal, in any interleaving', async () => {
    await fc.assert(
      fc.asyncProperty(
        items,
        fc.integer({ min: 1, max: 4 }),
        fc.scheduler(),
        async (all, width, s) => {
          const done: Item[] = [];
          let running = 0;
          const step = s.scheduleFunction(async (item: Item) => {
            done.push(item);
            return Promise.resolve(item.ok);
          });

          const stopped = await s.waitFor(
            runLanes(
              all,
              ({ lane }) => lane,
              width,
              async (item) => {
                running += 1;
                expect(running).toBeLessThanOrEqual(width);
                const ok = await step(item);
                running -= 1;
                return ok;
              },
            ),
          );

          for (const lane of ['a', 'b', 'c', 'd']) {
            const wanted = all.filter((item) => item.lane === lane);
            const refusal = wanted.findIndex(({ ok }) => !ok);
            const expected = refusal < 0 ? wanted : wanted.slice(0, refusal + 1);
            expect(done.filter((item) => item.lane === lane)).toEqual(expected);
            expect(stopped.filter((item) => item.lane === lane)).toEqual(
              refusal < 0 ? [] : [wanted[refusal]],
            );
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('runs lanes side by side', async () => {
    const started: string[] = [];
    let open = (_ok: boolean): void => undefined;
    const gate = new Promise<boolean>((resolve) => {
      open = resolve;
    });

    const running = runLanes(
      ['slow', 'quick'],
      (item) => item,
      2,
      (item) => {
        started.push(item);
        if (item === 'quick') open(true);
        return gate;
      },
    );

    expect(await running).toEqual([]);
    expect(started).toEqual(['slow', 'quick']);
  });
});
