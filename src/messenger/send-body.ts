import { clip } from '../shared/clip';
import type { Button, Card, MessageContent, OutgoingMessage, QuickReply } from './outgoing';
import type { SendForm } from './send-form';
import { BUTTON_TEXT_LIMIT, TEXT_LIMIT } from './split-text';

export type GraphBody = Readonly<Record<string, unknown>>;

/** Facebook refuses the whole message for one label too long or one button too many (facts §2.7). */
const LABEL_LIMIT = 20;
const CARD_LINE_LIMIT = 80;
const MAX_BUTTONS = 3;
const MAX_CARDS = 10;
const MAX_QUICK_REPLIES = 13;

/** Who a message is for: a person by psid, or whoever ticked a checkbox plugin, until they answer (facts §2.2, §7). */
export type Recipient = { readonly id: string } | { readonly user_ref: string };

/** The body of `POST /{page}/messages` (facts §2.2). `metadata` comes back in the echo. */
export function sendBody(
  recipient: Recipient,
  outgoing: OutgoingMessage,
  form: SendForm,
  metadata: string,
): GraphBody {
  return {
    recipient,
    messaging_type: form.messagingType,
    ...(form.messagingType === 'MESSAGE_TAG' ? { tag: form.tag } : {}),
    message: { ...messageBody(outgoing, form), metadata },
  };
}

/** The body of `POST /me/unlink_accounts` (facts §1.5). */
export const unlinkBody = (psid: string): GraphBody => ({ psid });

function messageBody({ content, utility }: OutgoingMessage, form: SendForm): GraphBody {
  if (form.messagingType !== 'UTILITY' || utility === undefined) return contentBody(content);
  const { parameters: asked = Object.keys(utility.parameters) } = form;
  const parameters = asked.map((name) => ({
    type: 'text',
    parameter_name: name,
    text: utility.parameters[name] ?? '',
  }));
  return {
    template: {
      name: form.template,
      language: { code: utility.language },
      components: parameters.length === 0 ? [] : [{ type: 'body', parameters }],
    },
  };
}

function contentBody(content: MessageContent): GraphBody {
  const quickReplies = (content.quickReplies ?? []).slice(0, MAX_QUICK_REPLIES).map(quickReplyBody);
  return {
    ...mainBody(content),
    ...(quickReplies.length > 0 ? { quick_replies: quickReplies } : {}),
  };
}

function mainBody(content: MessageContent): GraphBody {
  switch (content.kind) {
    case 'text':
      return { text: clip(content.text, TEXT_LIMIT) };
    case 'buttons':
      return template({
        template_type: 'button',
        text: clip(content.text, BUTTON_TEXT_LIMIT),
        buttons: buttonBodies(content.buttons),
      });
    case 'cards':
      return template({
        template_type: 'generic',
        elements: content.cards.slice(0, MAX_CARDS).map(cardBody),
      });
    case 'export':
      // The file itself goes beside the body, in the form's `filedata` (facts §2.7).
      return { attachment: { type: 'file', payload: {} } };
  }
}

const template = (payload: GraphBody): GraphBody => ({ attachment: { type: 'template', payload } });

const quickReplyBody = ({ title, payload }: QuickReply): GraphBody => ({
  content_type: 'text',
  title: clip(title, LABEL_LIMIT),
  payload,
});

const cardBody = ({ title, subtitle, buttons = [] }: Card): GraphBody => ({
  title: clip(title, CARD_LINE_LIMIT),
  ...(subtitle === undefined ? {} : { subtitle: clip(subtitle, CARD_LINE_LIMIT) }),
  ...(buttons.length === 0 ? {} : { buttons: buttonBodies(buttons) }),
});

const buttonBodies = (buttons: readonly Button[]): readonly GraphBody[] =>
  buttons.slice(0, MAX_BUTTONS).map(buttonBody);

/** Messenger labels Log In and Log Out itself: a title makes the request fail (facts §1.1). */
function buttonBody(button: Button): GraphBody {
  switch (button.kind) {
    case 'postback':
      return {
        type: 'postback',
        title: clip(button.title, LABEL_LIMIT),
        payload: button.payload,
      };
    case 'url':
      return { type: 'web_url', title: clip(button.title, LABEL_LIMIT), url: button.url };
    case 'logIn':
      return { type: 'account_link', url: button.url };
    case 'logOut':
      return { type: 'account_unlink' };
  }
}
