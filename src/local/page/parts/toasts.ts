import { el } from './el';

/** Long enough to read a sentence; a problem stays longer. */
const SHOWN_MS = { plain: 4_000, problem: 9_000 };

export type Notify = (text: string, tone?: keyof typeof SHOWN_MS) => void;

/** Short messages at the edge of the page, which screen readers announce; each tone shows its newest only. */
export function createToasts(container: HTMLElement): Notify {
  return (text, tone = 'plain') => {
    const toast = el('p', { class: 'toast', 'data-tone': tone, 'data-testid': 'toast' }, text);
    container.querySelector(`[data-tone=${tone}]`)?.remove();
    container.append(toast);
    setTimeout(() => {
      toast.remove();
    }, SHOWN_MS[tone]);
  };
}

/** Runs an action that nobody waits for; why it failed is shown. */
export type Attempt = (action: () => Promise<unknown>) => void;

export const createAttempt =
  (notify: Notify): Attempt =>
  (action) => {
    action().catch((thrown: unknown) => {
      notify(describeFailure(thrown), 'problem');
    });
  };

/** `fetch` rejects with a TypeError when nobody answers. */
const describeFailure = (thrown: unknown): string =>
  thrown instanceof Error && !(thrown instanceof TypeError)
    ? thrown.message
    : 'The local stack does not answer. Is npm start still running?';
