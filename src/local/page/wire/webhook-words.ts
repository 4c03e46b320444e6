import { isJson, listOf, type Json } from '../../messenger/examination/wire-reading';

/** What a webhook tells, in few words. */
export interface Words {
  readonly title: string;
  /** What was said, or else makes the difference. */
  readonly detail: string;
}

/** Names the first event, and counts those that came along with it. */
export function describeWebhook(request: unknown): Words {
  const [first, ...rest] = eventsIn(request);
  if (first === undefined) return { title: 'empty webhook', detail: '' };
  const more = rest.length > 0 ? ` +${rest.length} more` : '';
  return { ...first, title: `${first.title}${more}` };
}

const eventsIn = (request: unknown): readonly Words[] =>
  (isJson(request) ? listOf(request['entry']) : []).flatMap((entry) => [
    ...listOf(entry['messaging']).map(describeEvent),
    ...listOf(entry['standby'])
      .map(describeEvent)
      .map(({ title, detail }) => ({ title: `standby ${title}`, detail })),
    ...listOf(entry['changes']).map(describeChange),
  ]);

const describeChange = ({ field, value }: Json): Words => ({
  title: textOf(field),
  detail: isJson(value) ? textOf(value['event'] ?? value['status'] ?? value['verb']) : '',
});

const PARTIES: ReadonlySet<string> = new Set(['sender', 'recipient', 'timestamp']);

/** An event is named by the one thing that it holds beside who and when (facts §4.4). */
function describeEvent(event: Json): Words {
  const [name = 'event'] = Object.keys(event).filter((key) => !PARTIES.has(key));
  const content = event[name];
  if (!isJson(content)) return { title: name, detail: '' };
  switch (name) {
    case 'message':
      return describeMessage(content);
    case 'postback':
      return { title: name, detail: textOf(content['title']) };
    case 'account_linking':
      return { title: `${name} ${textOf(content['status'])}`, detail: '' };
    case 'reaction':
      return {
        title: content['action'] === 'unreact' ? 'reaction taken back' : name,
        detail: textOf(content['emoji'] ?? content['reaction']),
      };
    case 'message_edit':
      return { title: name, detail: textOf(content['text']) };
    case 'policy_enforcement':
      return { title: `${name} ${textOf(content['action'])}`, detail: textOf(content['reason']) };
    default:
      return { title: name, detail: textOf(content['ref'] ?? content['metadata']) };
  }
}

function describeMessage(message: Json): Words {
  const title =
    message['is_echo'] === true
      ? 'echo'
      : isJson(message['quick_reply'])
        ? 'quick reply'
        : 'message';
  return { title, detail: messageText(message) };
}

/** The words of a message as webhooks and sends write it, or else what kind it is of. */
export function messageText(message: Json): string {
  if (typeof message['text'] === 'string') return message['text'];
  const attachment = message['attachment'];
  const attachments = isJson(attachment) ? [attachment] : listOf(message['attachments']);
  return attachments.map(attachmentText).join(', ');
}

function attachmentText({ type, payload }: Json): string {
  if (!isJson(payload) || type !== 'template') return textOf(type);
  const [card] = listOf(payload['elements']);
  return textOf(payload['text'] ?? card?.['title'] ?? payload['template_type']);
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
