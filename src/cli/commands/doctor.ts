import { UsageError, type Command, type OptionValues } from '../command';
import { CHECKS } from '../doctor/checks';
import type { Check } from '../doctor/check';
import { examine } from '../doctor/examine';
import { openWorld, type Rim } from '../doctor/open-world';
import { countLine, hasProblem, reportLines } from '../doctor/report';

/** `rim` is called when the command is run: only then does it need AWS. */
export const doctor = (rim: () => Rim): Command => ({
  name: 'doctor',
  summary: 'look whether all is set up, and say what mends what is not; exit code 1 on a problem',
  usage:
    'doctor [--stage <stage>] [--skip-aws] [--skip-facebook] [--webhook-url <url>] [--login-api-url <url>] [--login-page-url <url>] [--file <path>]',
  positionals: 0,
  options: {
    stage: { type: 'string' },
    'skip-aws': { type: 'boolean' },
    'skip-facebook': { type: 'boolean' },
    'webhook-url': { type: 'string' },
    'login-api-url': { type: 'string' },
    'login-page-url': { type: 'string' },
    file: { type: 'string' },
  },
  optionHelp: {
    stage: 'which deployment; what the environment describes if left out',
    'skip-aws': 'ask nothing of AWS; the secrets are those of the environment then',
    'skip-facebook': 'ask nothing of Facebook',
    'webhook-url': 'where Facebook delivers, if it is not the stage’s API',
    'login-api-url': 'the API of the login page, if it is not the stage’s',
    'login-page-url': 'the login page, if it is not LOGIN_PAGE_URL',
    file: 'the wanted Messenger profile; messenger-profile.json if left out',
  },
  run: async (world, { options }) => {
    checkAddresses(options);
    const findings = await examine(openWorld(world, options, rim()), chosen(options));
    return {
      lines: reportLines(findings),
      data: { findings, summary: countLine(findings) },
      ...(hasProblem(findings) ? { exitCode: 1 } : {}),
    };
  },
});

const chosen = (options: OptionValues): readonly Check[] =>
  CHECKS.filter(
    ({ asks }) =>
      !(asks === 'aws' && options['skip-aws'] === true) &&
      !(asks === 'facebook' && options['skip-facebook'] === true),
  );

function checkAddresses(options: OptionValues): void {
  for (const name of ['webhook-url', 'login-api-url', 'login-page-url']) {
    const value = options[name];
    if (typeof value === 'string' && !/^https?:\/\/./.test(value)) {
      throw new UsageError(`--${name} must be a web address`);
    }
  }
}
