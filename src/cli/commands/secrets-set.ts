import * as v from 'valibot';
import { UsageError, type Command, type CommandWorld } from '../command';
import { describeSecrets, missingIn, traitsOf } from '../secrets/describe-secrets';
import { isSecretName, mergeSecrets, SECRET_NAMES, type Secrets } from '../secrets/secret-names';
import { openStageSecrets } from '../secrets/stage-secrets';

const PEPPER_BYTES = 32;

export const secretsSet: Command = {
  name: 'secrets set',
  summary: 'store a stage’s secrets, encrypted; what is not given stays as it is',
  usage: 'secrets set --stage <stage> [--json-stdin]',
  positionals: 0,
  options: { stage: { type: 'string' }, 'json-stdin': { type: 'boolean' } },
  optionHelp: {
    stage: 'e.g. prod',
    'json-stdin': `read {"FB_APP_SECRET":"…",…} from standard input instead of asking; of ${SECRET_NAMES.join(', ')}`,
  },
  run: async (world, { options }) => {
    const { stage, parameter, read, write } = openStageSecrets(world, options);
    const given =
      options['json-stdin'] === true ? parseSecrets(await world.readStdin()) : undefined;
    const present = await read();
    const secrets = mergeSecrets(present, given ?? (await askSecrets(world, present)));
    await write(secrets);
    return {
      lines: [`stored in ${parameter}`, ...describeSecrets(secrets)],
      data: { stage, parameter, secrets: traitsOf(secrets), missing: missingIn(secrets) },
    };
  },
};

/** Throws a `UsageError` that quotes no value. */
function parseSecrets(text: string): Secrets {
  const parsed = v.safeParse(
    v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.string())),
    text,
  );
  if (!parsed.success) throw new UsageError('standard input holds no JSON object of texts');
  const unknown = Object.keys(parsed.output).filter((name) => !isSecretName(name));
  if (unknown.length > 0) {
    throw new UsageError(
      `no secrets of ours: ${unknown.join(', ')}. There are ${SECRET_NAMES.join(', ')}`,
    );
  }
  return trimmed(parsed.output);
}

/** The line break that a file ends with is no part of a secret. */
const trimmed = (secrets: Secrets): Secrets =>
  Object.fromEntries(Object.entries(secrets).map(([name, value]) => [name, value.trim()]));

/** An empty answer keeps what is there; a first pepper is made up, as nobody has to know it. */
async function askSecrets(world: CommandWorld, present: Secrets): Promise<Secrets> {
  const given: Record<string, string> = {};
  for (const name of SECRET_NAMES) {
    const isNewPepper = name === 'PASSWORD_PEPPER' && present[name] === undefined;
    if (name === 'PASSWORD_PEPPER' && !isNewPepper) continue;
    const value = (await world.askSecret(questionFor(name, present[name], isNewPepper))).trim();
    if (value !== '') given[name] = value;
    else if (isNewPepper) given[name] = world.random(PEPPER_BYTES).toString('base64url');
  }
  return given;
}

function questionFor(name: string, present: string | undefined, isMadeUp: boolean): string {
  if (isMadeUp) return `${name} (Enter makes one up): `;
  return present === undefined ? `${name}: ` : `${name} (Enter keeps it): `;
}
