import type { OpenChannel } from '../../channels/chat-channel';
import { chatPartition } from '../../channels/chat-partition';
import { toEvent } from '../../channels/chat-update';
import { handleBatch } from '../../conversation/handle-batch';
import type { HandleDeps } from '../../conversation/handle-event';
import { createToldProfiles } from '../../conversation/told-profiles';
import { understandByRules } from '../../conversation/understanding/understand-text';
import { rawBodyOf } from '../../messenger/webhook/body';
import { headerOf, type ApiGatewayEvent } from '../../shared/api-gateway';
import { asAppError } from '../../shared/errors';
import { textAnswer, type HttpAnswer } from '../../shared/http';
import { errorFields } from '../../shared/log';

export type ChatWebhookDeps = Omit<
  HandleDeps,
  'readProfile' | 'understandText' | 'findOwner' | 'appId'
>;

/** The route of another messenger. `channel` is absent where it is not set up: then there is no such route. */
export interface ChatRoute {
  readonly name: string;
  readonly channel: OpenChannel | undefined;
}

/**
 * The same as for Facebook: verify, decode, decide, commit, answer. What the channel answers goes out only when all is
 * stored; until then the messenger is to deliver again.
 */
export async function answerChat(
  deps: ChatWebhookDeps,
  { name, channel }: ChatRoute,
  request: ApiGatewayEvent,
): Promise<HttpAnswer> {
  const { clock, log, correlationId } = deps;
  if (channel === undefined) return textAnswer(404, 'Not Found');
  if (request.httpMethod !== 'POST') {
    return textAnswer(405, 'Method Not Allowed', { allow: 'POST' });
  }
  const { updates, answer, refused, ignored } = channel.receive(
    { header: (header) => headerOf(request, header), body: rawBodyOf(request) },
    clock(),
  );
  const origin = { correlationId, channel: name };
  if (refused !== undefined) log('warn', 'webhook_refused', { ...origin, reason: refused });
  if (ignored !== undefined) log('info', 'events_ignored', { ...origin, reason: ignored });
  const people = new Map(
    updates.map(({ chatId, person }) => [chatPartition(name, chatId), person]),
  );
  try {
    await handleBatch(
      // No thread control there, so no other app whose words would have to be told from ours.
      {
        ...deps,
        appId: name,
        readProfile: createToldProfiles(people, clock),
        findOwner: () => Promise.resolve({ kind: 'nobody' }),
        // The key to the sessions' names in Lex is Facebook's app secret, which these routes do without.
        understandText: understandByRules,
      },
      updates.map((update) => toEvent(name, update)),
    );
    return answer;
  } catch (thrown) {
    log('error', 'webhook_not_stored', { ...origin, ...errorFields(asAppError(thrown)) });
    return textAnswer(503, 'Service Unavailable');
  }
}
