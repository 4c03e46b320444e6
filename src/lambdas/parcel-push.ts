import type { ChatChannel } from '../channels/chat-channel';
import { createFindChat } from '../channels/find-channel';
import { CHANNELS } from '../channels/registry';
import { onEraseRequest } from '../accounts/erasure/on-erase-request';
import { issueLinkToken } from '../accounts/link-token';
import { onAsidOutlivesLink } from '../accounts/facebook-login/release-asid';
import { onCustomerChange } from '../accounts/push-customer-change';
import { onLinkRequested } from '../conversation/link-requested';
import { drain } from '../delivery/drain';
import { drainDue } from '../delivery/due';
import { createEmailFallback } from '../delivery/fallback/tell-by-email';
import { onParcelChange } from '../parcels/push-parcel-change';
import { readConfig } from '../shared/config';
import { tableNames } from '../store/tables';
import { onTicketChange } from '../tickets/on-ticket-change';
import { pageGraph, transport } from './page-graph';
import { inTurn } from './parcel-push/in-turn';
import { createParcelPush, type BatchResponse } from './parcel-push/parcel-push';
import { lambdaRuntime, type LambdaContext, type Runtime } from './runtime';

const SETTINGS = [
  'graphApiUrl',
  'pageId',
  'appId',
  'pageAccessToken',
  'appSecrets',
  'tablePrefix',
  'utilityTemplates',
  'fallbackEmailFrom',
] as const;

/** Wires parcel_push to its world. Throws `config_…` at the first invocation when a setting is missing. */
export const wireParcelPush =
  (runtime: Runtime, channels: readonly ChatChannel[] = CHANNELS) =>
  async (event: unknown, context: LambdaContext = {}): Promise<BatchResponse> => {
    const settings = await runtime.settings.read();
    const config = readConfig(settings, ...SETTINGS);
    const { clock, random, log, sleep, callAws } = runtime;
    const { pageId, fallbackEmailFrom: from } = config;
    const client = runtime.client();
    const stored = {
      client,
      tables: tableNames(config.tablePrefix),
      clock,
      random,
      sleep,
      log,
    };
    const sending = {
      ...stored,
      pageId,
      appId: config.appId,
      graph: pageGraph(config, runtime.settings.doubt),
      utilityTemplates: config.utilityTemplates,
      ...(from === 'off'
        ? {}
        : { onHeld: createEmailFallback({ ...stored, pageId, from, callAws }) }),
      findChat: createFindChat({ channels, settings, transport, log }),
      issueLinkToken: (psid: string) =>
        issueLinkToken({ client, logins: stored.tables.logins, now: clock(), random }, psid),
    };
    const push = createParcelPush({
      tables: stored.tables,
      clock,
      log,
      onParcelChange: (change) => onParcelChange(stored, change),
      onCustomerChange: (record) =>
        inTurn(
          record,
          (change) => onEraseRequest(stored, change),
          (change) => onCustomerChange(stored, change),
          (change) => onAsidOutlivesLink(stored, change),
          (change) => onLinkRequested(stored, change),
        ),
      onTicketChange: (change) => onTicketChange(stored, change),
      drain: (psid, remainingMs) => drain({ ...sending, remainingMs }, psid),
      drainDue: (remainingMs) => drainDue({ ...sending, remainingMs }),
    });
    return push(event, context);
  };

const push = wireParcelPush(lambdaRuntime());

/** Two parameters at most: Node 24 on Lambda refuses callback handlers (facts: local-aws §0.1). */
export const handler = (event: unknown, context: LambdaContext): Promise<BatchResponse> =>
  push(event, context);
