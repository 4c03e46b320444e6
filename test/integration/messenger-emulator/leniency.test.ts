import { refusalOf, setStage } from './harness';
import type { Stage } from './harness';

describe('a rule that the emulator was told not to insist on', () => {
  let stage: Stage;
  let psid: string;

  const setLenientStage = async (assumptions: Parameters<typeof setStage>[0]): Promise<void> => {
    stage = await setStage(assumptions);
    psid = stage.anna.psid;
    await stage.control.say(psid, 'hello');
    await stage.emulator.settled();
  };
  afterEach(() => stage.close());

  test('messaging_type: a send without it passes as a response, a wrong one is refused', async () => {
    await setLenientStage({ messagingTypeRequired: false });
    const message = { text: 'Hi' };

    const without = await stage.graph('POST', '/me/messages', { recipient: { id: psid }, message });
    const wrong = await stage.send(psid, message, { messaging_type: 'NEWS' });
    const findings = await stage.control.findings();

    expect(without.status).toBe(200);
    expect(refusalOf(wrong)).toEqual([100, undefined]);
    expect(findings.map(({ code }) => code)).toEqual(['messaging_type_missing']);
  });

  test('appsecret_proof: a call without it passes, with a wrong one it is refused', async () => {
    await setLenientStage({ appSecretProofRequired: false });

    const without = await stage.graph('GET', '/me', undefined, { proof: null });
    const wrong = await stage.graph('GET', '/me', undefined, { proof: 'f00' });
    const findings = await stage.control.findings();

    expect(without.status).toBe(200);
    expect(refusalOf(wrong)).toEqual([100, undefined]);
    expect(findings.map(({ code }) => code)).toEqual(['appsecret_proof_missing']);
  });
});
