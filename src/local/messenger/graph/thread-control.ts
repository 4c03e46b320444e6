import * as v from 'valibot';
import { DAY, SECOND } from '../../../shared/clock';
import { ownsThread, refusePass, refuseRelease } from '../rules/handover-rules';
import { readAs } from '../rules/message-rules';
import { ownerAppId } from '../thread/ownership';
import { defaultAppOf } from '../thread/default-app';
import { moveControl } from '../thread/routing';
import { findContact } from '../platform';
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

/** Seconds. In a query or a form every number is text. */
const duration = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.digits(), v.transform(Number))]),
  v.integer(),
  v.minValue(1),
  v.maxValue(LONGEST_CONTROL),
);

export const passThreadControl: PageEndpoint = (call) =>
  withPerson(
    call,
    v.strictObject({ recipient, metadata, target_app_id: v.union([v.string(), v.number()]) }),
    (person, { target_app_id, metadata: told }) => {
      const target = String(target_app_id);
      const refusal = refusePass(call.platform, person, target);
      if (refusal !== undefined) return refusal;
      const by = call.platform.options.appId;
      const summary = told === undefined ? undefined : { by, metadata: told };
      moveControl(call.platform, person, target, summary);
      return SUCCESS;
    },
  );

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
    const refusal = refuseRelease(call.platform, person);
    if (refusal !== undefined) return refusal;
    moveControl(call.platform, person, null);
    return SUCCESS;
  });

/** Asks the owner, who is free to do nothing. */
export const requestThreadControl: PageEndpoint = (call) =>
  withPerson(call, v.strictObject({ recipient, metadata }), (person) =>
    ownsThread(call.platform, person)
      ? refuse('invalidParameter', 'The app already controls this thread.')
      : SUCCESS,
  );

/** Prolongs the app's control of the thread, not the messaging window (facts §5). */
export const extendThreadControl: PageEndpoint = (call) =>
  withPerson(call, v.strictObject({ recipient, duration }), (person, { duration: seconds }) => {
    if (!ownsThread(call.platform, person)) return refuse('threadNotOwned');
    const { now } = call.platform;
    person.ownedUntil = Math.max(person.ownedUntil, now() + seconds * SECOND);
    announceState(call.platform, person);
    return SUCCESS;
  });

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
  const person = findContact(platform.state, typeof to === 'string' ? to : to.id);
  return person === undefined ? refuse('noMatchingUser') : answer(person, body);
}
