import { UsageError, type Command, type CommandInput, type CommandWorld } from '../command';
import { describeSecrets, traitsOf } from '../secrets/describe-secrets';
import { finishRotation, rotate, ROTATABLE } from '../secrets/rotate';
import type { Secrets, SecretName } from '../secrets/secret-names';
import { openStageSecrets } from '../secrets/stage-secrets';

const WORDS = [...ROTATABLE.keys()].join('|');

export const secretsRotate: Command = {
  name: 'secrets rotate',
  summary: 'put a new secret in force without a redeploy, within five minutes',
  usage: `secrets rotate ${WORDS} --stage <stage> [--stdin | --finish]`,
  positionals: 1,
  options: {
    stage: { type: 'string' },
    stdin: { type: 'boolean' },
    finish: { type: 'boolean' },
  },
  optionHelp: {
    stage: 'e.g. prod',
    stdin: 'read the new value from standard input instead of asking',
    finish: 'app-secret only: no longer accept the former one',
  },
  run: async (world, input) => {
    const name = nameOf(input);
    const { stage, parameter, read, write } = openStageSecrets(world, input.options);
    const rotated = await changed(world, input, name, read);
    await write(rotated);
    return {
      lines: [
        `stored in ${parameter}; in force everywhere within five minutes`,
        ...describeSecrets(rotated),
        ...nextSteps(rotated, name),
      ],
      data: { stage, parameter, secrets: traitsOf(rotated) },
    };
  },
};

function nameOf({ positionals, options }: CommandInput): SecretName {
  const name = ROTATABLE.get(positionals[0] ?? '');
  if (name === undefined) throw new UsageError(`which secret? One of ${WORDS}`);
  if (options['finish'] === true && name !== 'FB_APP_SECRET') {
    throw new UsageError('--finish is for app-secret only: of the others there is never a second');
  }
  return name;
}

async function changed(
  world: CommandWorld,
  { options }: CommandInput,
  name: SecretName,
  read: () => Promise<Secrets>,
): Promise<Secrets> {
  if (options['finish'] === true) return finishRotation(await read());
  const value =
    options['stdin'] === true ? await world.readStdin() : await world.askSecret(`new ${name}: `);
  return rotate(await read(), name, value.trim());
}

const nextSteps = (secrets: Secrets, name: SecretName): readonly string[] =>
  name === 'FB_APP_SECRET' && secrets['FB_APP_SECRET']?.includes(',')
    ? ['Both app secrets are accepted now. After a day: the same command with --finish.']
    : [];
