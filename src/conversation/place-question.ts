import { splitLongText } from '../messenger/split-text';
import type { Decision, Snapshot } from './decision';

/** Remembers behind which of our messages a question stands that a typed yes or no may answer. */
export function placeQuestion(decided: Decision, { state }: Snapshot): Decision {
  const { linkQuestion, eraseQuestion } = decided.change;
  const nextOrder = state.nextOrder + decided.outgoing.flatMap(splitLongText).length;
  return {
    ...decided,
    change: {
      ...decided.change,
      ...(linkQuestion ? { linkQuestion: { ...linkQuestion, nextOrder } } : {}),
      ...(eraseQuestion ? { eraseQuestion: { ...eraseQuestion, nextOrder } } : {}),
    },
  };
}
