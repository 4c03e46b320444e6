import * as v from 'valibot';
import { DAY, SECOND } from '../../../shared/clock';
import { readAs } from '../rules/message-rules';
import { ownerAppId, PAGE_INBOX_APP_ID } from '../thread/ownership';
import { defaultAppOf } from '../thread/default-app';
import { mayAppSend, moveControl } from '../thread/routing';
import { findPerson } from '../platform';
import type { PersonRecord } from '../state';
import { announceState } from '../thread/thread';
import type { GraphCall, GraphResult, PageEndpoint } from './endpoint';
import { isRefusal, refuse } from './errors';
import type { Refusal } from './errors';
import { parsedWhereJson } from './request';

/** Conversation Routing: who answers a thread (facts §5). The other app hears of what the bot does; the bot does not. */

const recipient = v.strictObject({ id: v.string() });
const metadata = v.optional(v.pipe(v.string(), v.maxLength(999)));

const SUCCESS = { success: true };

/** Control may be extended by up to seven days (facts §5). */
const LONGEST_CONTROL = (7 * DAY) / SECOND;

export const passThreadControl: PageEndpoint = (call) =>
  withPerson(
    call,
    v.strictObject({ recipient, metadata, target_app_id: v.union([v.string(), v.number()]) }),
    (person, { target_app_id, metadata: told }) => {
      const { platform } = call;
      const { appId } = platform.options;
      const target = String(target_app_id);
      if (![PAGE_INBOX_APP_ID, appId, defaultAppOf(platform)].includes(target)) {
        return refuse('invalidParameter', 'Param target_app_id is not an app of this Page.');
      }
      if (!mayPass(call, person)) return refuse('threadNotOwned');
      moveControl(platform, person, target, told);
      return SUCCESS;
    },
  );

/** Its owner passes a thread on, or the default app an idle one; without a default app, anybody an idle one (facts §5). */
const mayPass = ({ platform }: GraphCall, person: PersonRecord): boolean =>
  defaultAppOf(platform) === null
    ? ownerAppId(person, platform.now()) === null
    : mayAppSend(platform, person, platform.options.appId);

export const takeThreadControl: PageEndpoint = (call) =>
  withPerson(call, v.strictObject({ recipient, metadata }), (person) => {
    const { appId } = call.platform.options;
    // Only the app that the Page's admin made the default one may take (facts §5).
    if (defaultAppOf(call.platform) !== appId) return refuse('noDefaultApp');
    moveControl(call.platform, person, appId);
    return SUCCESS;
  });

export const releaseThreadControl: PageEndpoint = (call) =>
  withPerson(call, v.strictObject({ recipient, metadata }), (person) => {
    if (!ownsThread(call, person)) return refuse('threadNotOwned');
    moveControl(call.platform, person, null);
    return SUCCESS;
  });

/** Asks the owner, who is free to do nothing. */
export const requestThreadControl: PageEndpoint = (call) =>
  withPerson(call, v.strictObject({ recipient, metadata }), (person) =>
    ownsThread(call, person)
      ? refuse('invalidParameter', 'The app already controls this thread.')
      : SUCCESS,
  );

/** Prolongs the app's control of the thread, not the messaging window (facts §5). */
export const extendThreadControl: PageEndpoint = (call) =>
  withPerson(
    call,
    v.strictObject({
      recipient,
      duration: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LONGEST_CONTROL)),
    }),
    (person, { duration }) => {
      if (!ownsThread(call, person)) return refuse('threadNotOwned');
      const { now } = call.platform;
      person.ownedUntil = Math.max(person.ownedUntil, now() + duration * SECOND);
      announceState(call.platform, person);
      return SUCCESS;
    },
  );

/** `GET /{page}/thread_owner`: only the owner and the default app see it; empty when idle (facts §5). */
export const threadOwner: PageEndpoint = (call) =>
  withPerson(call, v.strictObject({ recipient: v.string() }), (person) => {
    const { options, now } = call.platform;
    const owner = ownerAppId(person, now());
    const sees = owner === options.appId || defaultAppOf(call.platform) === options.appId;
    if (owner === null || !sees) return { data: [] };
    const expiration = Math.floor(person.ownedUntil / SECOND);
    return { data: [{ thread_owner: { app_id: owner, expiration } }] };
  });

const ownsThread = ({ platform }: GraphCall, person: PersonRecord): boolean =>
  ownerAppId(person, platform.now()) === platform.options.appId;

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
