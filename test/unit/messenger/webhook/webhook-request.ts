import type { WebhookReceipt, WebhookRequest } from '../../../../src/messenger/webhook/edge';
import { receiveWebhook } from '../../../../src/messenger/webhook/edge';
import { signWebhook } from '../../../helpers/sign-webhook';
import { RECEIVED_AT } from './envelope';

export const APP_SECRET = 'an app secret of the tests';
export const VERIFY_TOKEN = 'a verify token of the tests';
export const SECRETS = { appSecrets: [APP_SECRET], verifyToken: VERIFY_TOKEN };

/** A request as API Gateway hands it over, signed unless the overrides say otherwise. */
export const postOf = (
  bytes: Buffer | string,
  overrides: Partial<WebhookRequest> = {},
): WebhookRequest => ({
  method: 'POST',
  headers: { 'X-Hub-Signature-256': signWebhook(bytes, APP_SECRET) },
  body: bytes.toString(),
  isBase64Encoded: false,
  query: null,
  ...overrides,
});

export const receive = (request: WebhookRequest, secrets = SECRETS): WebhookReceipt =>
  receiveWebhook(request, secrets, RECEIVED_AT);

/** What Facebook sees: accepted events are answered 200 by the caller of the edge. */
export const statusOf = (receipt: WebhookReceipt): number =>
  'events' in receipt ? 200 : receipt.answer.statusCode;
