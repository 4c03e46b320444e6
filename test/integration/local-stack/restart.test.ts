import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { linkPerson, startStackUnderTest } from '../../helpers/local-stack';

describe('the local stack with a data folder', () => {
  test('goes on after a restart where it stopped: chat, link, rows and time', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'parcel-messenger-'));
    const before = await startStackUnderTest({ dataDir });
    const [anna] = await before.control.people();
    const psid = anna!.psid;
    await before.control.say(psid, 'Hallo');
    await before.settled();
    await linkPerson(before, psid);
    await before.advance(60 * 60 * 1_000);
    const said = (await before.textsTo(psid)).length;
    const { now: timeBefore } = await before.control.overview();
    await before.close();

    const after = await startStackUnderTest({ dataDir });
    expect((await after.textsTo(psid)).length).toBe(said);
    expect((await after.control.overview()).now).toBeGreaterThanOrEqual(timeBefore);
    await after.setParcel('DL-1001', { status: 'out_for_delivery' });
    await after.settled();

    expect((await after.textsTo(psid)).at(-1)).toContain('DL-1001 ist in der Zustellung');
    await after.close();
    rmSync(dataDir, { recursive: true });
  });
});
