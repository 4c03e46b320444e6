import { equalInConstantTime } from '../../shared/hash';
import type { HttpAnswer } from '../../shared/http';
import { textAnswer } from '../../shared/http';

export type Query = Readonly<Record<string, string | undefined>>;

/**
 * Answers Facebook's subscription check: 200 with the challenge, or 403 (facts §4.1). Digits only come back, so
 * the answer cannot carry markup; an empty `verifyToken` matches nothing, so a missing setting opens nothing.
 */
export function answerHandshake(query: Query, verifyToken: string): HttpAnswer {
  const challenge = query['hub.challenge'] ?? '';
  const accepted =
    query['hub.mode'] === 'subscribe' &&
    verifyToken !== '' &&
    equalInConstantTime(query['hub.verify_token'] ?? '', verifyToken) &&
    /^\d{1,64}$/.test(challenge);
  return accepted ? textAnswer(200, challenge) : textAnswer(403, 'Forbidden');
}
