import { MINUTE, SECOND } from '../../shared/clock';
import type { Check } from './check';
import { notChecked, ok, problem, warning } from './finding';

/** AWS refuses what was signed five minutes ago or later; Facebook's times are compared with ours to the second. */
const REFUSED_MS = 5 * MINUTE;
const NOTICED_MS = 30 * SECOND;

/** This machine's clock against the Date that Facebook's server puts on any answer, a refusal too. */
export const clock: Check = {
  name: 'clock',
  asks: 'facebook',
  run: async (world) => {
    const { graphApiUrl } = await world.facebook();
    const { transport, clock: now } = world.command;
    const answer = await transport({
      ...{ method: 'GET', url: new URL(`${graphApiUrl}/me`), headers: {}, timeoutMs: 10 * SECOND },
    });
    const there = answer.kind === 'answered' ? Date.parse(answer.headers['date'] ?? '') : NaN;
    if (Number.isNaN(there)) return notChecked('nobody told the time');
    const off = Math.abs(now() - there);
    const says = `this machine’s clock is ${String(Math.round(off / SECOND))} s off`;
    const mend = 'Have it set by NTP: what is signed here is refused for its time';
    if (off >= REFUSED_MS) return problem(says, mend);
    return off >= NOTICED_MS ? warning(says, mend) : ok('this machine’s agrees with Facebook’s');
  },
};
