import { parseArgs } from 'node:util';

export interface DeployOptions {
  readonly action: 'deploy' | 'rollback' | 'destroy';
  readonly stage: string;
  readonly region: string | undefined;
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly skipFacebook: boolean;
  readonly withTables: boolean;
}

/** The person typed something we can't take; the message says how to mend it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const USAGE = `usage: npm run deploy -- --stage <stage> [--region <region>] [--yes] [--dry-run] [--skip-facebook]
       npm run deploy -- --stage <stage> --destroy [--with-tables] [--yes] [--dry-run]
       npm run rollback -- --stage <stage> [--yes] [--dry-run]

  --stage          e.g. prod; its settings are infra/stages/<stage>.json
  --region         of AWS; left out, where the stage was deployed to before, else AWS_REGION
  --yes            ask nothing
  --dry-run        print what would change, and change nothing
  --skip-facebook  leave out the steps that need a Page
  --destroy        take everything down but the tables; asks twice
  --with-tables    the tables too, with all that is in them

AWS is reached by the SDK’s own variables (AWS_PROFILE, AWS_REGION, AWS_ENDPOINT_URL, …).`;

/** Returns `undefined` when help was asked for. */
export function parseDeployOptions(words: readonly string[]): DeployOptions | undefined {
  const { values } = parseArgs({
    args: [...words],
    options: {
      stage: { type: 'string' },
      region: { type: 'string' },
      yes: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      'skip-facebook': { type: 'boolean', default: false },
      destroy: { type: 'boolean', default: false },
      'with-tables': { type: 'boolean', default: false },
      rollback: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  if (values.destroy && values.rollback)
    throw new UsageError('--destroy and --rollback exclude each other');
  if (values['with-tables'] && !values.destroy)
    throw new UsageError('--with-tables goes with --destroy only');
  return {
    action: values.destroy ? 'destroy' : values.rollback ? 'rollback' : 'deploy',
    stage: stageName(values.stage),
    region: values.region,
    yes: values.yes,
    dryRun: values['dry-run'],
    skipFacebook: values['skip-facebook'],
    withTables: values['with-tables'],
  };
}

/** As the templates take it. `latest` is the alias that claudia keeps for itself. */
function stageName(stage: string | undefined): string {
  if (stage === undefined) throw new UsageError('--stage is missing');
  if (/^[a-z][a-z0-9-]{0,19}$/.test(stage) && stage !== 'latest') return stage;
  throw new UsageError(
    '--stage must be at most 20 small letters, digits and -, begin with a letter, and not be "latest"',
  );
}
