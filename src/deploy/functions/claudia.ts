import { createRequire } from 'node:module';
import path from 'node:path';
import type { Environment } from '../../shared/config';
import { packInOrder, type Archiver } from './pack-in-order';

/** claudia's own commands, as on its command line without the dashes. */
export interface Claudia {
  readonly create: (options: ClaudiaOptions) => Promise<ClaudiaResult>;
  readonly update: (options: ClaudiaOptions) => Promise<ClaudiaResult>;
  readonly destroy: (options: { readonly config: string }) => Promise<void>;
  /** API Gateway through the SDK that claudia brings: for what a failed `create` left behind. */
  readonly apiGateway: (region: string) => ApiGateway;
}

export interface ClaudiaOptions {
  readonly region: string;
  readonly source: string;
  readonly config: string;
  readonly name?: string;
  readonly handler?: string;
  readonly 'api-module'?: string;
  readonly role?: string;
  readonly runtime: string;
  readonly arch: string;
  readonly memory: number;
  readonly timeout: number;
  readonly version: string;
  readonly 'set-env-from-json': string;
  readonly 'cache-api-config'?: string;
  readonly quiet: boolean;
  readonly keep: boolean;
}

export interface ClaudiaResult {
  /** The zip that was uploaded, with `keep`. Nothing else of the result may be printed: it has the environment (trap 11). */
  readonly archive?: string;
  readonly api?: { readonly id: string };
}

interface Call<T> {
  readonly promise: () => Promise<T>;
}

export interface ApiGateway {
  readonly getRestApis: (page: {
    readonly limit: number;
    readonly position?: string;
  }) => Call<{ readonly items?: readonly RestApi[]; readonly position?: string }>;
  readonly createRestApi: (api: { readonly name: string }) => Call<RestApi>;
}

export interface RestApi {
  readonly id?: string;
  readonly name?: string;
}

/** What of AWS SDK v2 is used: claudia makes its own clients from this one configuration. */
interface AwsSdkV2 {
  readonly config: { readonly update: (settings: object) => void };
  readonly Credentials: new (keyId: string, secretKey: string, token?: string) => object;
  readonly APIGateway: new (options: { readonly region: string }) => ApiGateway;
}

export interface AwsKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

/**
 * Loads claudia as the same caller and at the same endpoint as the other clients: its SDK v2 knows nothing of
 * AWS_ENDPOINT_URL, nor of every way to log in that v3 has.
 */
export function loadClaudia(env: Environment, keys: AwsKeys): Claudia {
  process.env['AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE'] ??= '1';
  const fromHere = createRequire(path.resolve('package.json'));
  const claudia = fromHere('claudia') as Pick<Claudia, 'create' | 'update' | 'destroy'>;
  const fromClaudia = createRequire(fromHere.resolve('claudia'));
  packInOrder(fromClaudia('archiver') as Archiver);
  const aws = fromClaudia('aws-sdk') as AwsSdkV2;
  const endpoint = env['AWS_ENDPOINT_URL'];
  aws.config.update({
    credentials: new aws.Credentials(keys.accessKeyId, keys.secretAccessKey, keys.sessionToken),
    ...(endpoint ? { endpoint, s3ForcePathStyle: true } : {}),
  });
  return {
    create: (options) => claudia.create(options),
    update: (options) => claudia.update(options),
    destroy: (options) => claudia.destroy(options),
    apiGateway: (region) => new aws.APIGateway({ region }),
  };
}
