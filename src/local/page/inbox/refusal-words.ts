import type { ControlErrorCode } from '../../messenger/control/control-api';
import { ControlRefused } from '../../messenger/control/control-client';

/** Why Facebook did not do what staff asked for, in a sentence; `undefined` for what is no refusal. */
export function explainRefusal(thrown: unknown, personName: string): string | undefined {
  if (!(thrown instanceof ControlRefused)) return undefined;
  const sentence = thrown.code === 'unknown' ? undefined : SENTENCES[thrown.code];
  return sentence?.(personName) ?? `Not done: Facebook refused it (${thrown.code}).`;
}

const SENTENCES: Partial<Readonly<Record<ControlErrorCode, (name: string) => string>>> = {
  thread_not_owned: () =>
    'Not done: you do not have this conversation any more. Take it over first.',
  person_unavailable: (name) =>
    `Not sent: ${name} has blocked the Page. Nothing reaches them until they unblock it.`,
  outside_window: (name) =>
    `Not sent: ${name} last wrote more than 7 days ago. Nobody may write before they do.`,
  not_found: (name) => `Not done: Messenger does not know ${name} any more. Reload the page.`,
};
