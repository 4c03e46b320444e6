import type { HandshakeOutcome } from '../../../../src/local/messenger/webhook-url';
import { awaitBot } from '../../../../src/local/standalone/await-bot';
import { findingsTable } from '../../../../src/local/standalone/findings-table';

const VERIFIED = { verified: true } as const;
const UNREACHABLE = { verified: false, reason: 'unreachable' } as const;
const FORBIDDEN = { verified: false, reason: 'not_200', status: 403 } as const;

/** A bot that answers with these in turn, and what is told of it. */
function botThat(...outcomes: readonly HandshakeOutcome[]) {
  const printed: string[] = [];
  const slept: number[] = [];
  let asked = 0;
  const bot = {
    webhook: 'http://localhost:8080/webhook',
    shakeHands: () => Promise.resolve(outcomes[asked++] ?? UNREACHABLE),
    sleep: (milliseconds: number) => {
      slept.push(milliseconds);
      return Promise.resolve();
    },
    print: (line: string) => printed.push(line),
  };
  return { bot, printed, slept };
}

describe('waiting for the bot', () => {
  test('asks every two seconds until it comes up, and says why once', async () => {
    const { bot, printed, slept } = botThat(UNREACHABLE, UNREACHABLE, UNREACHABLE, VERIFIED);

    const outcome = await awaitBot(bot);

    expect(outcome).toEqual(VERIFIED);
    expect(slept).toEqual([2_000, 2_000, 2_000]);
    expect(printed).toEqual([expect.stringContaining('Nobody answers')]);
  });

  test('says what is wrong now when that changes', async () => {
    const { bot, printed } = botThat(UNREACHABLE, FORBIDDEN, UNREACHABLE, VERIFIED);

    await awaitBot(bot);

    expect(printed).toHaveLength(3);
    expect(printed[1]).toContain('--verify-token');
  });

  test.each([
    [{ verified: false, reason: 'timeout' }, 'longer than 5 seconds'],
    [{ verified: false, reason: 'not_200', status: 404 }, 'with 404'],
    [{ verified: false, reason: 'wrong_challenge', status: 200 }, 'hub.challenge'],
  ] as const)('explains %o', async (failure, explanation) => {
    const { bot, printed } = botThat(failure, VERIFIED);

    await awaitBot(bot);

    expect(printed).toEqual([expect.stringContaining(explanation)]);
  });

  test('gives up when that is enough', async () => {
    const { bot, slept } = botThat();

    const outcome = await awaitBot(bot, (_outcome, attempts) => attempts === 3);

    expect(outcome).toEqual(UNREACHABLE);
    expect(slept).toHaveLength(2);
  });
});

describe('the findings on a terminal', () => {
  test('are a table, aligned', () => {
    const lines = findingsTable([
      { code: 'dead_tag', sentence: 'Sends.', source: 'facts §2.4', entries: [3, 12] },
      { code: 'unanswered', sentence: 'Is silent.', source: 'facts §2.3', entries: [7] },
    ]);

    expect(lines).toEqual([
      'finding     source      on the wire  what',
      'dead_tag    facts §2.4  #3 #12       Sends.',
      'unanswered  facts §2.3  #7           Is silent.',
    ]);
  });

  test('are a sentence when there are none', () => {
    expect(findingsTable([])).toEqual(['Nothing found.']);
  });
});
