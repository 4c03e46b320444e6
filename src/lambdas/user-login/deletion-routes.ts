import {
  requestErasure,
  type RequestErasureDeps,
  type RequestedErasure,
} from '../../accounts/erasure/request-erasure';
import { readSignedRequest } from '../../messenger/signed-request';
import { headerOf, type ApiGatewayEvent } from '../../shared/api-gateway';
import { AppError } from '../../shared/errors';
import type { HttpAnswer } from '../../shared/http';
import type { Log } from '../../shared/log';
import { deletionKey, loadDeletion, type Deletion } from '../../store/deletions';
import { errorAnswer, jsonAnswer } from './answers';
import { deletionPage } from './deletion-page';

export interface DeletionDeps extends RequestErasureDeps {
  readonly appSecrets: readonly [string, ...string[]];
  readonly log: Log;
}

const MAXIMUM_BODY_BYTES = 8 * 1024;
const FORM_TYPE = /^application\/x-www-form-urlencoded\s*(?:;|$)/i;

type Post = (deps: DeletionDeps, request: ApiGatewayEvent) => Promise<HttpAnswer>;

/** `POST /data-deletion`: somebody asked Facebook to have us delete their data (facts §9). */
export const postDataDeletion: Post = (deps, request) => answer(deps, request, 'data_deletion');

/** `POST /deauthorize`: somebody took our app out of their settings. */
export const postDeauthorize: Post = (deps, request) => answer(deps, request, 'app_removal');

async function answer(
  deps: DeletionDeps,
  request: ApiGatewayEvent,
  askedBy: Deletion['askedBy'],
): Promise<HttpAnswer> {
  const signed = readSignedRequest(signedRequestIn(request), deps.appSecrets, deps.clock());
  if (signed === undefined) return errorAnswer('signed_request_refused');
  const requested: RequestedErasure = await requestErasure(deps, signed, askedBy);
  deps.log('info', 'erasure_requested', { kind: askedBy, reason: requested.status });
  const { code } = requested;
  return jsonAnswer(200, { url: pageAddress(request, code), confirmation_code: code });
}

function signedRequestIn(event: ApiGatewayEvent): string {
  if (!FORM_TYPE.test(headerOf(event, 'content-type') ?? '')) return '';
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > MAXIMUM_BODY_BYTES) return '';
  const given = new URLSearchParams(bytes.toString('utf8')).getAll('signed_request');
  return given.length === 1 ? (given[0] ?? '') : '';
}

const LOOPBACK = /^(localhost|127\.0\.0\.1)(:\d+)?$/;

/**
 * The absolute address of the page that tells what became of it. Made of what API Gateway itself knows, never of a
 * header that the caller chooses. API Gateway speaks https only; the local stack does not.
 */
function pageAddress({ requestContext }: ApiGatewayEvent, code: string): string {
  const { domainName, path } = requestContext ?? {};
  if (!domainName || !path) {
    throw new AppError('input_invalid', 'The event names neither domain nor path', false);
  }
  const base = path.replace(/\/[^/]*\/?$/, '');
  const protocol = LOOPBACK.test(domainName) ? 'http' : 'https';
  return `${protocol}://${domainName}${base}/data-deletion/${code}`;
}

const CODE = /^[0-9a-f]{32}$/;

/** `GET /data-deletion/{code}`: what became of the request, for the person to read (facts §9). */
export async function getDeletion(
  { client, tables }: DeletionDeps,
  request: ApiGatewayEvent,
  code: string,
): Promise<HttpAnswer> {
  const deletion = CODE.test(code)
    ? await loadDeletion(client, tables.logins, deletionKey(code))
    : undefined;
  return deletionPage(deletion?.status, headerOf(request, 'accept-language'));
}
