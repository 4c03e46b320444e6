import { SECOND } from '../../shared/clock';
import type { Sleep } from '../../shared/clock';
import type { HandshakeOutcome } from '../messenger/webhook-url';
import { explainHandshake } from './explain-handshake';

export interface AwaitedBot {
  readonly webhook: string;
  readonly shakeHands: () => Promise<HandshakeOutcome>;
  readonly sleep: Sleep;
  /** Shows why the handshake failed; each reason comes once, however long it stays the same. */
  readonly print: (line: string) => void;
}

const PAUSE = 2 * SECOND;

/** Asks until that is enough: by default, until the handshake succeeds. Gives the last outcome. */
export async function awaitBot(
  { webhook, shakeHands, sleep, print }: AwaitedBot,
  isEnough: (outcome: HandshakeOutcome, attempts: number) => boolean = ({ verified }) => verified,
): Promise<HandshakeOutcome> {
  let printed = '';
  for (let attempts = 1; ; attempts += 1) {
    const outcome = await shakeHands();
    const line = outcome.verified ? '' : explainHandshake(outcome, webhook);
    if (line !== '' && line !== printed) print(line);
    printed = line;
    if (isEnough(outcome, attempts)) return outcome;
    await sleep(PAUSE);
  }
}
