import { buttonTemplate, hi, image, quickReply, text, times } from './wire-samples';

/** What Facebook refuses, and its nearest legal neighbour: they differ in the rule alone. */
export interface MessageRule {
  readonly rule: string;
  /** Parts of a send's body; what is not given is as in any legal one. */
  readonly refused: object;
  readonly legal: object;
}

export const MESSAGE_RULES: readonly MessageRule[] = [
  {
    rule: 'text is shorter than 2000 characters',
    refused: { message: { text: text(2_000) } },
    legal: { message: { text: text(1_999) } },
  },
  {
    rule: 'text is not empty',
    refused: { message: { text: '' } },
    legal: { message: { text: 'x' } },
  },
  {
    rule: 'text is whole characters',
    refused: { message: { text: '\ud83d' } },
    legal: { message: { text: '\ud83d\ude00' } },
  },
  {
    rule: 'metadata is shorter than 1000 characters',
    refused: { message: { ...hi, metadata: text(1_000) } },
    legal: { message: { ...hi, metadata: text(999) } },
  },
  {
    rule: 'a message is either text or an attachment',
    refused: { message: { ...hi, ...buttonTemplate({}) } },
    legal: { message: buttonTemplate({}) },
  },
  {
    rule: 'a message has no unknown keys',
    refused: { message: { ...hi, quickReplies: [] } },
    legal: { message: hi },
  },
  {
    rule: 'messaging_type is required',
    refused: { messaging_type: undefined, message: hi },
    legal: { messaging_type: 'UPDATE', message: hi },
  },
  {
    rule: 'messaging_type is one of four',
    refused: { messaging_type: 'REPLY', message: hi },
    legal: { messaging_type: 'RESPONSE', message: hi },
  },
  {
    rule: 'at most 13 quick replies',
    refused: { message: { ...hi, quick_replies: times(14, quickReply) } },
    legal: { message: { ...hi, quick_replies: times(13, quickReply) } },
  },
  {
    rule: 'a quick reply title has at most 20 characters',
    refused: { message: { ...hi, quick_replies: [quickReply(0, { title: text(21) })] } },
    legal: { message: { ...hi, quick_replies: [quickReply(0, { title: text(20) })] } },
  },
  {
    rule: 'a quick reply payload has at most 1000 characters',
    refused: { message: { ...hi, quick_replies: [quickReply(0, { payload: text(1_001) })] } },
    legal: { message: { ...hi, quick_replies: [quickReply(0, { payload: text(1_000) })] } },
  },
  {
    rule: 'a text quick reply has a payload',
    refused: { message: { ...hi, quick_replies: [quickReply(0, { payload: undefined })] } },
    legal: { message: { ...hi, quick_replies: [{ content_type: 'user_email' }] } },
  },
  {
    rule: 'quick replies come with a text or an attachment',
    refused: { message: { attachments: [image], quick_replies: [quickReply()] } },
    legal: { message: { attachment: image, quick_replies: [quickReply()] } },
  },
  {
    rule: 'the tags POST_PURCHASE_UPDATE and its kin are dead',
    refused: { messaging_type: 'MESSAGE_TAG', tag: 'POST_PURCHASE_UPDATE', message: hi },
    legal: { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT', message: hi },
  },
  {
    rule: 'MESSAGE_TAG needs a tag',
    refused: { messaging_type: 'MESSAGE_TAG', message: hi },
    legal: { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT', message: hi },
  },
  {
    rule: 'the recipient is not a comment',
    refused: { recipient: { comment_id: '1' }, message: hi },
    legal: { message: hi },
  },
  {
    rule: 'the recipient is not a post',
    refused: { recipient: { post_id: '1' }, message: hi },
    legal: { message: hi },
  },
  {
    rule: 'the recipient is not a phone number',
    refused: { recipient: { phone_number: '+491234' }, message: hi },
    legal: { message: hi },
  },
  {
    rule: 'the recipient is not a notification token',
    refused: { recipient: { notification_messages_token: 'T' }, message: hi },
    legal: { message: hi },
  },
  {
    rule: 'the recipient is not a one-time notification token',
    refused: { recipient: { one_time_notif_token: 'T' }, message: hi },
    legal: { message: hi },
  },
  {
    rule: 'a sender action is one of five',
    refused: { sender_action: 'wave' },
    legal: { sender_action: 'mark_seen' },
  },
  {
    rule: 'a sender action travels alone',
    refused: { sender_action: 'typing_on', message: hi },
    legal: { sender_action: 'typing_on', messaging_type: undefined },
  },
];
