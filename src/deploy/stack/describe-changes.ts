import type { ResourceChange } from '@aws-sdk/client-cloudformation';

const VERBS: Readonly<Record<string, string>> = {
  Add: 'new',
  Modify: 'changed',
  Remove: 'removed',
  Import: 'taken over',
};

/** E.g. `2 new, 1 changed`. */
export function countChanges(changes: readonly ResourceChange[]): string {
  if (changes.length === 0) return 'nothing to change';
  const counts = new Map<string, number>();
  for (const verb of changes.map(verbOf)) counts.set(verb, (counts.get(verb) ?? 0) + 1);
  return [...counts].map(([verb, count]) => `${String(count)} ${verb}`).join(', ');
}

/** A line each, e.g. `changed AWS::IAM::Role FbWebhookRole`. */
export const listChanges = (changes: readonly ResourceChange[]): readonly string[] =>
  changes.map((change) =>
    [
      verbOf(change),
      change.ResourceType ?? '',
      change.LogicalResourceId ?? '',
      ...(change.Replacement === 'True' ? ['(replaced)'] : []),
    ].join(' '),
  );

const verbOf = ({ Action: action }: ResourceChange): string =>
  action === undefined ? '' : (VERBS[action] ?? action);
