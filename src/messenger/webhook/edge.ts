import type { HttpAnswer } from '../../shared/http';
import { textAnswer } from '../../shared/http';
import { parseBody, rawBodyOf } from './body';
import type { BodyFault, ProxyBody } from './body';
import { decodeWebhook } from './decode';
import type { WebhookEvent } from './events';
import { answerHandshake } from './handshake';
import type { Query } from './handshake';
import { verifySignature } from './signature';
import type { SignatureFault } from './signature';

/** The part of an API Gateway REST proxy event that the edge reads. */
export interface WebhookRequest extends ProxyBody {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | undefined>> | null;
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[] | undefined>> | null;
  readonly query: Query | null;
}

export interface WebhookSecrets {
  /** All are accepted, so that an app secret can be rotated. */
  readonly appSecrets: readonly string[];
  readonly verifyToken: string;
}

export type Refusal =
  | 'handshake'
  | 'method'
  | 'too_large'
  | 'several_signatures'
  | `signature_${SignatureFault}`
  | BodyFault
  | 'not_a_page_event'
  | 'too_many_events';

export type WebhookReceipt =
  | {
      readonly events: readonly WebhookEvent[];
      /** Which app secret signed: counted while rotating. */
      readonly secretIndex: number;
    }
  | {
      readonly answer: HttpAnswer;
      /** Why it was refused, for the metric; the answer itself tells nothing. Absent on a passed handshake. */
      readonly refusal?: Refusal;
    };

const MAXIMUM_BODY_BYTES = 1024 * 1024;
const SIGNATURE_HEADER = 'x-hub-signature-256';

/**
 * The gate before everything: method, size, signature, JSON, in this order (anchors B1), so that nothing is parsed
 * that Facebook did not sign. Gives the events, or the answer to send instead. Never throws.
 */
export function receiveWebhook(
  request: WebhookRequest,
  secrets: WebhookSecrets,
  receivedAt: number,
  ourPageId?: string,
): WebhookReceipt {
  if (request.method === 'GET') return handshake(request, secrets);
  if (request.method !== 'POST') return refuse('method', methodNotAllowed);

  const rawBody = rawBodyOf(request);
  if (rawBody.length > MAXIMUM_BODY_BYTES) return refuse('too_large', tooLarge);

  const [header, ...others] = headerValues(request, SIGNATURE_HEADER);
  if (others.length > 0) return refuse('several_signatures', forbidden);
  const signature = verifySignature(rawBody, header, secrets.appSecrets);
  if (!signature.valid) return refuse(`signature_${signature.reason}`, forbidden);

  const parsed = parseBody(rawBody);
  if (!parsed.ok) return refuse(parsed.reason, badRequest);
  const decoded = decodeWebhook(parsed.value, receivedAt, ourPageId);
  if ('refused' in decoded) return refuse(decoded.refused, badRequest);
  return { events: decoded.events, secretIndex: signature.secretIndex };
}

const forbidden = textAnswer(403, 'Forbidden');
const badRequest = textAnswer(400, 'Bad Request');
const tooLarge = textAnswer(413, 'Payload Too Large');
const methodNotAllowed = textAnswer(405, 'Method Not Allowed', { allow: 'GET, POST' });

const refuse = (refusal: Refusal, answer: HttpAnswer): WebhookReceipt => ({ answer, refusal });

function handshake({ query }: WebhookRequest, { verifyToken }: WebhookSecrets): WebhookReceipt {
  const answer = answerHandshake(query ?? {}, verifyToken);
  return answer.statusCode === 200 ? { answer } : refuse('handshake', answer);
}

/** Every value of a header, whatever the case of its name; API Gateway repeats each in `multiValueHeaders`. */
function headerValues(request: WebhookRequest, name: string): readonly string[] {
  const named = <Value>(headers: Readonly<Record<string, Value>> | null | undefined): Value[] =>
    Object.entries(headers ?? {})
      .filter(([key]) => key.toLowerCase() === name)
      .map(([, value]) => value);
  const all = named(request.multiValueHeaders).flatMap((values) => values ?? []);
  const single = named(request.headers).filter((value) => value !== undefined);
  return all.length > 0 ? all : single;
}
