import * as v from 'valibot';
import { SECOND } from '../../../shared/clock';
import { readAs } from '../rules/message-rules';
import { giveControl, maySend, ownerAppId, PAGE_INBOX_APP_ID } from '../thread/ownership';
import { findPerson } from '../platform';
import type { Platform } from '../platform';
import type { PersonRecord } from '../state';
import { announceState } from '../thread/thread';
import type { GraphCall, GraphResult, PageEndpoint } from './endpoint';
import { isRefusal, refuse } from './errors';
import type { Refusal } from './errors';
import { parsedWhereJson } from './request';

/** Conversation Routing: who answers a thread (facts §5). */

const recipient = v.strictObject({ id: v.string() });
const metadata = v.optional(v.pipe(v.string(), v.maxLength(999)));

const SUCCESS = { success: true };

export const passThreadControl: PageEndpoint = (call) =>
  withPerson(
    call,
    v.strictObject({ recipient, metadata, target_app_id: v.union([v.string(), v.number()]) }),
    (person, { target_app_id }) => {
      const { platform } = call;
      const { options, assumptions } = platform;
      const target = String(target_app_id);
      if (![PAGE_INBOX_APP_ID, options.appId, assumptions.defaultAppId].includes(target)) {
        return refuse('invalidParameter', 'Param target_app_id is not an app of this Page.');
      }
      if (!maySend(person, options.appId, assumptions.defaultAppId, platform.now())) {
        return refuse('threadNotOwned');
      }
      passControl(platform, person, target);
      return SUCCESS;
    },
  );

export const takeThreadControl: PageEndpoint = (call) =>
  withPerson(call, v.strictObject({ recipient, metadata }), (person) => {
    const { options, assumptions } = call.platform;
    // Only the app that the Page's admin made the default one may take (facts §5).
    if (assumptions.defaultAppId !== options.appId) return refuse('noDefaultApp');
    passControl(call.platform, person, options.appId);
    return SUCCESS;
  });

export const releaseThreadControl: PageEndpoint = (call) =>
  withPerson(call, v.strictObject({ recipient, metadata }), (person) => {
    const { options, now } = call.platform;
    if (ownerAppId(person, now()) !== options.appId) return refuse('threadNotOwned');
    releaseControl(call.platform, person);
    return SUCCESS;
  });

/** `GET /{page}/thread_owner`: only the owner and the default app see it; empty when idle (facts §5). */
export const threadOwner: PageEndpoint = (call) =>
  withPerson(call, v.strictObject({ recipient: v.string() }), (person) => {
    const { options, assumptions, now } = call.platform;
    const owner = ownerAppId(person, now());
    const sees = owner === options.appId || assumptions.defaultAppId === options.appId;
    if (owner === null || !sees) return { data: [] };
    const expiration = Math.floor(person.ownedUntil / SECOND);
    return { data: [{ thread_owner: { app_id: owner, expiration } }] };
  });

/** `null` means nobody; no webhook tells of it but to the app that gains or loses control, which is never ours. */
export function passControl(platform: Platform, person: PersonRecord, appId: string | null): void {
  giveControl(person, appId, platform.now());
  announceState(platform, person);
}

export const releaseControl = (platform: Platform, person: PersonRecord): void => {
  passControl(platform, person, null);
};

function withPerson<
  const Schema extends v.GenericSchema<
    unknown,
    { readonly recipient: string | { readonly id: string } }
  >,
>(
  { platform, params }: GraphCall,
  schema: Schema,
  answer: (person: PersonRecord, body: v.InferOutput<Schema>) => GraphResult | Refusal,
): GraphResult | Refusal {
  const body = readAs(schema, {
    ...params,
    ...('recipient' in params && { recipient: parsedWhereJson(params['recipient']) }),
  });
  if (isRefusal(body)) return body;
  const { recipient: to } = body;
  const person = findPerson(platform.state, typeof to === 'string' ? to : to.id);
  return person === undefined ? refuse('noMatchingUser') : answer(person, body);
}
