import fc from 'fast-check';
import { inRounds, nextPace, pauseMs } from '../../../src/shared/in-rounds';

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

/** Another end that takes at most `limit` at a time and puts the rest off. */
function boundedEnd(limit: number) {
  let running = 0;
  let widest = 0;
  const taken: number[] = [];
  const step = async (item: number): Promise<boolean> => {
    running += 1;
    const fits = running <= limit;
    widest = Math.max(widest, running);
    await Promise.resolve();
    running -= 1;
    if (fits) taken.push(item);
    return fits;
  };
  return { step, taken, widest: () => widest };
}

const sleep = (): Promise<void> => Promise.resolve();

describe('work in rounds', () => {
  it('deals with every item once, whatever the other end bears', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(300), fc.integer({ min: 1, max: 80 }), async (count, limit) => {
        const { step, taken } = boundedEnd(limit);

        const left = await inRounds(numbers(count), step, { sleep });

        expect(left).toEqual([]);
        expect([...taken].sort((one, other) => one - other)).toEqual(numbers(count));
      }),
    );
  });

  it('grows slowly while all goes well, and never beyond bounds', async () => {
    const { step, widest } = boundedEnd(Infinity);

    await inRounds(numbers(5_000), step, { sleep });

    expect(widest()).toBe(64);
  });

  it('halves its width and pauses as soon as something is put off', () => {
    const pace = nextPace({ width: 40, barren: 0 }, { tried: 40, putOff: 3 });

    expect(pace).toEqual({ width: 20, barren: 0 });
    expect(pauseMs(pace)).toBe(100);
  });

  it('pauses longer and longer while nothing comes of anything, ten seconds at most', async () => {
    const pauses: number[] = [];

    await inRounds(numbers(40), () => Promise.resolve(false), {
      sleep: (milliseconds) => Promise.resolve(void pauses.push(milliseconds)),
    });

    expect(pauses).toEqual([200, 400, 800, 1_600, 3_200, 6_400, ...Array<number>(4).fill(10_000)]);
  });

  it('gives up in the end, and answers all that it could not do', async () => {
    const left = await inRounds(numbers(40), (item) => Promise.resolve(item === 7), {
      sleep,
      patience: 3,
    });

    expect([...left].sort((one, other) => one - other)).toEqual(
      numbers(40).filter((item) => item !== 7),
    );
  });

  it('begins no round once it is asked to stop', async () => {
    const stop = new AbortController();
    const { step, taken } = boundedEnd(Infinity);

    const left = await inRounds(numbers(100), step, {
      sleep,
      signal: stop.signal,
      onProgress: () => {
        stop.abort();
      },
    });

    expect(taken).toEqual(numbers(16));
    expect(left).toEqual(numbers(100).slice(16));
  });

  it('tells after each round how much is done, counting nothing that was put off', async () => {
    const told: number[] = [];
    const { step } = boundedEnd(10);

    await inRounds(numbers(30), step, { sleep, onProgress: (done) => told.push(done) });

    expect(told[0]).toBe(10);
    expect(told.at(-1)).toBe(30);
    expect(told).toEqual([...told].sort((one, other) => one - other));
  });
});
