import { untilQuiet } from '../../../../src/local/messenger/examination/quiet';
import { createWireLog } from '../../../../src/local/messenger/wire/wire-log';
import { answer, PSID } from './wire';

/** A wire on which a bot says something in each of so many pauses. */
function wireOfTalker(pauses: number) {
  const wire = createWireLog(
    () => 0,
    () => undefined,
  );
  const slept: number[] = [];
  const webhooks = {
    publish: () => undefined,
    ask: () => Promise.resolve(true),
    release: () => undefined,
    settled: () => Promise.resolve(),
  };
  const sleep = (milliseconds: number): Promise<void> => {
    // The longer one only limits how long a webhook is waited for.
    if (milliseconds !== 1_000) return new Promise(() => undefined);
    slept.push(milliseconds);
    if (slept.length <= pauses) wire.add(answer('Hi'));
    return Promise.resolve();
  };
  return { platform: { wire, webhooks, sleep }, slept };
}

describe('waiting until a bot is quiet', () => {
  test('takes one pause of patience after its last message', async () => {
    const { platform, slept } = wireOfTalker(3);

    await untilQuiet(platform, PSID, 1_000);

    expect(slept).toHaveLength(4);
  });

  test('ends even if the bot never stops', async () => {
    const { platform, slept } = wireOfTalker(Infinity);

    await untilQuiet(platform, PSID, 1_000);

    expect(slept).toHaveLength(10);
  });
});
