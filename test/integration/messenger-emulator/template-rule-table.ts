import { EXTENSIONS_SITE } from './harness';
import type { MessageRule } from './message-rule-table';
import {
  buttonTemplate,
  cards,
  extension,
  file,
  hi,
  image,
  logIn,
  media,
  postback,
  template,
  text,
  times,
  url,
  post,
  listTemplate,
} from './wire-samples';

/** The rules of templates and files. */
export const TEMPLATE_RULES: readonly MessageRule[] = [
  {
    rule: 'a button template text has at most 640 characters',
    refused: { message: buttonTemplate({ text: text(641) }) },
    legal: { message: buttonTemplate({ text: text(640) }) },
  },
  {
    rule: 'a button template has at most 3 buttons',
    refused: { message: buttonTemplate({ buttons: times(4, () => postback) }) },
    legal: { message: buttonTemplate({ buttons: times(3, () => postback) }) },
  },
  {
    rule: 'a button template has a button',
    refused: { message: buttonTemplate({ buttons: [] }) },
    legal: { message: buttonTemplate({ buttons: [postback] }) },
  },
  {
    rule: 'a button title has at most 20 characters',
    refused: { message: buttonTemplate({ buttons: [{ ...postback, title: text(21) }] }) },
    legal: { message: buttonTemplate({ buttons: [{ ...postback, title: text(20) }] }) },
  },
  {
    rule: 'a postback payload has at most 1000 characters',
    refused: { message: buttonTemplate({ buttons: [{ ...postback, payload: text(1_001) }] }) },
    legal: { message: buttonTemplate({ buttons: [{ ...postback, payload: text(1_000) }] }) },
  },
  {
    rule: 'a Log In button has no title',
    refused: { message: buttonTemplate({ buttons: [{ ...logIn, title: 'Log In' }] }) },
    legal: { message: buttonTemplate({ buttons: [logIn] }) },
  },
  {
    rule: 'a Log In button leads to https',
    refused: { message: buttonTemplate({ buttons: [{ ...logIn, url: 'http://example.com' }] }) },
    legal: { message: buttonTemplate({ buttons: [{ ...logIn, url: 'https://example.com' }] }) },
  },
  {
    rule: 'a Log Out button has nothing but its type',
    refused: { message: buttonTemplate({ buttons: [{ type: 'account_unlink', title: 'Out' }] }) },
    legal: { message: buttonTemplate({ buttons: [{ type: 'account_unlink' }] }) },
  },
  {
    rule: 'a generic template has at most 10 elements',
    refused: { message: cards(11) },
    legal: { message: cards(10) },
  },
  {
    rule: 'a generic element title has at most 80 characters',
    refused: { message: cards(1, { title: text(81), subtitle: 'S' }) },
    legal: { message: cards(1, { title: text(80), subtitle: 'S' }) },
  },
  {
    rule: 'a generic element subtitle has at most 80 characters',
    refused: { message: cards(1, { title: 'T', subtitle: text(81) }) },
    legal: { message: cards(1, { title: 'T', subtitle: text(80) }) },
  },
  {
    rule: 'a generic element has at most 3 buttons',
    refused: { message: cards(1, { title: 'T', buttons: times(4, () => postback) }) },
    legal: { message: cards(1, { title: 'T', buttons: times(3, () => postback) }) },
  },
  {
    rule: 'a generic template has an element',
    refused: { message: cards(0) },
    legal: { message: cards(1) },
  },
  {
    rule: 'Messenger Extensions run on a whitelisted site',
    refused: { message: buttonTemplate({ buttons: [extension('https://x.example.com')] }) },
    legal: { message: buttonTemplate({ buttons: [extension(EXTENSIONS_SITE)] }) },
  },
  {
    rule: 'a generic element has more than a title',
    refused: { message: cards(1, { title: 'T' }) },
    legal: { message: cards(1, { title: 'T', buttons: [postback] }) },
  },
  {
    rule: 'at most 30 images',
    refused: { message: { attachments: times(31, () => image) } },
    legal: { message: { attachments: times(30, () => image) } },
  },
  {
    rule: 'several attachments are images',
    refused: { message: { attachments: [image, { type: 'video', payload: { url } }] } },
    legal: { message: { attachments: [image, image] } },
  },
  {
    rule: 'images come without a text',
    refused: { message: { ...hi, attachments: [image] } },
    legal: { message: { attachments: [image] } },
  },
  {
    rule: 'a file is at an https address',
    refused: { message: file('image', { url: 'http://files.example.com/parcel.png' }) },
    legal: { message: file('image', { url }) },
  },
  {
    rule: 'the address of a file has at most 2048 characters',
    refused: { message: file('image', { url: `https://x.example/${text(2_031)}` }) },
    legal: { message: file('image', { url: `https://x.example/${text(2_030)}` }) },
  },
  {
    rule: 'a file is an image, audio, a video or a file',
    refused: { message: file('location', { url }) },
    legal: { message: file('file', { url }) },
  },
  {
    rule: 'the list template is dead',
    refused: { message: template(listTemplate) },
    legal: { message: cards(2) },
  },
  {
    rule: 'a media template has one element',
    refused: { message: media({}, 2) },
    legal: { message: media({}, 1) },
  },
  {
    rule: 'a media template has at most 3 buttons',
    refused: { message: media({ buttons: times(4, () => postback) }) },
    legal: { message: media({ buttons: times(3, () => postback) }) },
  },
  {
    rule: 'a media template shows an image or a video',
    refused: { message: media({ media_type: 'audio' }) },
    legal: { message: media({ media_type: 'video' }) },
  },
  {
    rule: 'a media template has one file',
    refused: { message: media({ attachment_id: '1' }) },
    legal: { message: media() },
  },
  {
    rule: 'the address in a media template is on Facebook',
    refused: { message: media({ url }) },
    legal: { message: media({ url: post }) },
  },
];
