import { expiry } from './aws/expiry';
import { functions } from './aws/functions';
import { protection } from './aws/protection';
import { runtime } from './aws/runtime';
import { schedule } from './aws/schedule';
import { streams } from './aws/streams';
import { tables } from './aws/tables';
import { triggers } from './aws/triggers';
import type { Check } from './check';
import { clock } from './clock';
import { appSecret } from './facebook/app-secret';
import { conversationRouting } from './facebook/conversation-routing';
import { europeanRules } from './facebook/european-rules';
import { pageToken } from './facebook/page-token';
import { accountLinkingUrl, profileDrift } from './facebook/profile';
import { subscribedFields } from './facebook/subscribed-fields';
import { templates } from './facebook/templates';
import { settings } from './settings';
import { cors } from './web/cors';
import { loginPage } from './web/login-page';
import { loginPageConfig } from './web/login-page-config';
import { webhook } from './web/webhook';
import { webhookSignature } from './web/webhook-signature';

/** In the order of the table: what the others need comes first. */
export const CHECKS: readonly Check[] = [
  ...[settings, clock],
  ...[appSecret, pageToken, subscribedFields, accountLinkingUrl, profileDrift],
  ...[conversationRouting, europeanRules, templates],
  ...[webhook, webhookSignature, loginPage, loginPageConfig, cors],
  ...[functions, runtime, tables, streams, expiry, protection, triggers, schedule],
];
