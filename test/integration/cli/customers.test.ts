import { customersErase } from '../../../src/cli/commands/customers-erase';
import { customersExport } from '../../../src/cli/commands/customers-export';
import { customersUnlink } from '../../../src/cli/commands/customers-unlink';
import { localSettings } from '../../../src/local/local-settings';
import { commandWorld, typeCommand } from '../../helpers/command-world';
import { linkPerson } from '../../helpers/local-stack';
import { startErasureWorld, type ErasureWorld } from '../erasure/world';

const { FB_APP_ID } = localSettings('');

describe('customers on the command line', () => {
  let world: ErasureWorld;
  let anna: string;

  beforeAll(async () => {
    world = await startErasureWorld();
    anna = (await world.control.people())[0]!.psid;
    await world.say(anna, 'Hallo');
  });
  afterAll(() => world.stop());

  const type = async (...words: readonly string[]) => {
    const env = { TABLE_PREFIX: world.tablePrefix, FB_APP_ID };
    const typed = await typeCommand(
      [customersErase, customersExport, customersUnlink],
      { ...commandWorld({ env, clock: Date.now }), client: world.client },
      ['customers', ...words],
    );
    await world.settled();
    return typed;
  };
  const exported = async (customerId: string) => {
    const { out } = await type('export', customerId);
    return JSON.parse(out) as Readonly<Record<string, unknown>>;
  };
  const lastText = async () => (await world.textsTo(anna)).at(-1);

  test('export has what the chat would be sent, for a linked customer', async () => {
    await linkPerson(world, anna);

    const data = await exported('C-1001');

    expect(data).toMatchObject({ messengerId: anna, customer: { email: 'anna@example.com' } });
    expect(JSON.stringify(data['messages'])).toContain('Hallo');
    expect(data['parcels']).not.toEqual([]);
    expect(JSON.stringify(data)).not.toContain('passwordHash');
  });

  test('unlink ends the link on both sides, and the chat is told', async () => {
    await linkPerson(world, anna);

    const { code, out } = await type('unlink', 'C-1001');

    expect(code).toBe(0);
    expect(out).toBe('unlinked  C-1001; the chat and Facebook are told');
    expect(await world.customer('C-1001')).not.toHaveProperty('psid');
    expect((await world.control.thread(anna)).state.linked).toBe(false);
    expect(await lastText()).toContain('nicht mehr mit Ihrem Kundenkonto verknüpft');
  });

  test('unlink of somebody who is not linked changes nothing, and says so', async () => {
    const { code, out } = await type('unlink', 'C-1002', '--json');

    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ customerId: 'C-1002', unlinked: false });
  });

  test('export without a link has the company’s records, and nothing from a chat', async () => {
    const data = await exported('C-1001');

    expect(Object.keys(data).sort()).toEqual(['customer', 'exportedAt', 'parcels', 'tickets']);
    expect(JSON.stringify(data)).not.toContain(anna);
  });

  test('erase tells the linked chat last, deletes what came from it and keeps the account', async () => {
    await linkPerson(world, anna);

    const { code, out } = await type('erase', 'C-1001', '--yes');

    const [page = ''] = /\/data-deletion\/\w+/.exec(out) ?? [];
    expect(code).toBe(0);
    expect(await lastText()).toMatch(/^Wir löschen jetzt Ihre Daten/);
    expect(JSON.stringify(await world.everything())).not.toContain(anna);
    expect(await world.customer('C-1001')).toMatchObject({ email: 'anna@example.com' });
    const status = await fetch(`${world.url}/api${page}`, { headers: { 'accept-language': 'en' } });
    expect(await status.text()).toContain('Your data is deleted');
  });

  test('erase works without a chat too', async () => {
    const { code, out } = await type('erase', 'C-1002', '--yes', '--json');

    const { customerId } = JSON.parse(out) as { customerId: string };
    expect({ code, customerId }).toEqual({ code: 0, customerId: 'C-1002' });
    expect(await world.customer('C-1002')).not.toHaveProperty('eraseRequest');
  });

  test('erase wants to be meant', async () => {
    const { code, err } = await type('erase', 'C-1002');

    expect(code).toBe(2);
    expect(err).toContain('--yes');
  });

  test.each([
    [['unlink', 'C-9'], 1, 'There is no customer C-9'],
    [['export', 'C-9'], 1, 'There is no customer C-9'],
    [['erase', 'C-9', '--yes'], 1, 'There is no customer C-9'],
    [['unlink'], 2, 'which customer?'],
  ])('refuses %j', async (words, code, sentence) => {
    const typed = await type(...words);

    expect(typed.code).toBe(code);
    expect(typed.err).toContain(sentence);
  });
});
