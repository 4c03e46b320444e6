import type { HandleDeps } from '../../conversation/handle-event';
import { handleBatch } from '../../conversation/handle-batch';
import { receiveWebhook, type WebhookSecrets } from '../../messenger/webhook/edge';
import { isRoute, parseApiGatewayEvent, queryOf } from '../../shared/api-gateway';
import { asAppError } from '../../shared/errors';
import { textAnswer, type HttpAnswer } from '../../shared/http';
import { errorFields } from '../../shared/log';

export interface FbWebhookDeps extends HandleDeps {
  readonly secrets: WebhookSecrets;
  /** Events of another Page that the app is subscribed to are ignored. */
  readonly pageId: string;
}

/**
 * fb_webhook: verify, decode, decide, commit, answer. It never calls the Send API; what it reads at Graph it can do
 * without. Its answers carry no detail, and are 5xx only while our own store is down, so that Facebook redelivers then
 * and never for anything a sender wrote.
 */
export async function answerWebhook(deps: FbWebhookDeps, event: unknown): Promise<HttpAnswer> {
  const request = parseApiGatewayEvent(event);
  const { correlationId } = deps;
  if (request === undefined) return textAnswer(400, 'Bad Request');
  if (!isRoute(request, 'facebook')) return textAnswer(404, 'Not Found');

  const receipt = receiveWebhook(
    {
      method: request.httpMethod,
      headers: request.headers,
      multiValueHeaders: request.multiValueHeaders,
      query: queryOf(request),
      body: request.body,
      isBase64Encoded: request.isBase64Encoded,
    },
    deps.secrets,
    deps.clock(),
    deps.pageId,
  );
  if ('answer' in receipt) {
    if (receipt.refusal !== undefined && receipt.refusal !== 'handshake') {
      deps.log('warn', 'webhook_refused', { correlationId, reason: receipt.refusal });
    }
    return receipt.answer;
  }
  try {
    await handleBatch(deps, receipt.events);
    return textAnswer(200, 'EVENT_RECEIVED');
  } catch (thrown) {
    deps.log('error', 'webhook_not_stored', {
      correlationId,
      ...errorFields(asAppError(thrown)),
    });
    return textAnswer(503, 'Service Unavailable');
  }
}
