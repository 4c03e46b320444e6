import { addCustomer } from '../../accounts/add-customer';
import { readConfig } from '../../shared/config';
import { localeOf } from '../../shared/locale';
import { tableNames } from '../../store/tables';
import { optionalText, requiredText, type Command, type CommandWorld } from '../command';

export const customersAdd: Command = {
  name: 'customers add',
  summary: 'add a customer who can log in and link Messenger',
  usage: 'customers add --email <address> --name <name> [--password-stdin] [--id <customerId>]',
  positionals: 0,
  options: {
    email: { type: 'string' },
    name: { type: 'string' },
    id: { type: 'string' },
    locale: { type: 'string' },
    'password-stdin': { type: 'boolean' },
  },
  optionHelp: {
    email: 'the address to log in with',
    name: 'as the bot addresses them',
    id: 'the company’s own customer number; made up if left out',
    locale: 'de or en, for the first message',
    'password-stdin': 'read the password from standard input, never from the command line',
  },
  run: async (world, { options }) => {
    const { client, env, random } = world;
    const { tablePrefix } = readConfig(env, 'tablePrefix');
    const email = requiredText(options, 'email');
    const name = requiredText(options, 'name');
    const id = optionalText(options, 'id');
    const locale = localeOf(optionalText(options, 'locale'));
    const customerId = await addCustomer(
      { client, customers: tableNames(tablePrefix).customers, random },
      {
        email,
        name,
        ...(id === undefined ? {} : { customerId: id }),
        ...(locale === undefined ? {} : { locale }),
        ...(options['password-stdin'] === true ? { password: await readPassword(world) } : {}),
      },
    );
    return { lines: [`added  ${customerId}`], data: { customerId } };
  },
};

/** The line break that `echo` and editors put at the end is not part of the password. */
async function readPassword({ env, readStdin }: CommandWorld) {
  const { passwordPepper } = readConfig(env, 'passwordPepper');
  return { text: (await readStdin()).replace(/\r?\n$/, ''), pepper: passwordPepper };
}
