import * as v from 'valibot';
import type { ControlErrorCode, Overview } from './control-api';
import * as bodies from './control-requests';
import * as customer from '../thread/customer-messages';
import { react, setBlocked } from '../thread/customer-signals';
import { inboxDone, inboxReply } from '../thread/inbox';
import { beginLogin, logOut } from '../linking/linking';
import { addPerson } from '../thread/people';
import { findPerson } from '../platform';
import type { Platform } from '../platform';
import type { PersonRecord } from '../state';
import { setTemplateStatus } from '../templates/template-review';
import { describePerson, describeThread } from '../thread/thread';
import { markRead } from '../thread/user-action';
import { verifyWebhookUrl } from '../webhook-url';

export type ControlAnswer = object | ControlRefusal | Promise<object | ControlRefusal>;

export interface ControlRefusal {
  readonly refusedWith: ControlErrorCode;
}

/** A call of the control API: what stands after `/emulator/`, and its JSON. */
export interface ControlCall {
  readonly method: string;
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
}

const refuse = (refusedWith: ControlErrorCode): ControlRefusal => ({ refusedWith });

/** Answers a call of the control API, whose shapes are in `control-api.ts`. */
export function answerControl(platform: Platform, call: ControlCall): ControlAnswer {
  const [collection = '', psid = '', action = ''] = call.path;
  const route = `${call.method} ${collection}`;
  if (collection === 'people' && action !== '') {
    const person = findPerson(platform.state, psid);
    const answer = PERSON_ROUTES[`${call.method} ${action}`];
    if (person === undefined || answer === undefined) return refuse('not_found');
    return answer(platform, call.body, person);
  }
  return PLATFORM_ROUTES[route]?.(platform, call) ?? refuse('not_found');
}

type PlatformRoute = (platform: Platform, call: ControlCall) => ControlAnswer;
type PersonRoute = (platform: Platform, body: unknown, person: PersonRecord) => ControlAnswer;

const PLATFORM_ROUTES: Readonly<Record<string, PlatformRoute>> = {
  'GET overview': describeOverview,
  'GET people': ({ state }) => state.people.map(describePerson),
  'POST people': (platform, { body }) =>
    given(bodies.newPersonBody, body, (person) => describePerson(addPerson(platform, person))),
  'POST template-status': (platform, { body }) =>
    given(bodies.templateStatusBody, body, ({ id, status }) =>
      setTemplateStatus(platform, id, status) ? {} : refuse('not_found'),
    ),
  'POST webhook': (platform, { body }) =>
    given(bodies.webhookBody, body, async ({ url }) => ({
      verified: await verifyWebhookUrl(platform, url),
    })),
  'GET faults': ({ faults }) => faults.settings(),
  'POST faults': ({ faults }, { body }) =>
    given(bodies.faultBody, body, ({ name, setting }) => {
      faults.set(name, setting);
      return faults.settings();
    }),
  'GET wire': ({ wire }, { query }) => wire.after(Number(query.get('after') ?? 0)),
};

const PERSON_ROUTES: Readonly<Record<string, PersonRoute>> = {
  'GET thread': (platform, _body, person) => describeThread(platform, person),
  'POST say': (platform, body, person) =>
    given(bodies.sayBody, body, ({ text, quickReplyPayload }) =>
      customer.say(platform, person, text, quickReplyPayload),
    ),
  'POST attach': (platform, body, person) =>
    given(bodies.attachBody, body, (attachment) => customer.attach(platform, person, attachment)),
  'POST tap': (platform, body, person) =>
    given(bodies.tapBody, body, (button) => customer.tap(platform, person, button)),
  'POST get-started': (platform, body, person) =>
    given(
      bodies.emptyBody,
      body,
      () => customer.getStarted(platform, person) ?? refuse('get_started_not_set'),
    ),
  'POST react': (platform, body, person) =>
    given(bodies.reactBody, body, ({ mid, reaction, emoji }) => {
      const isReaction = reaction !== undefined && emoji !== undefined;
      const chosen = isReaction ? { reaction, emoji } : undefined;
      return react(platform, person, mid, chosen) ? {} : refuse('not_found');
    }),
  'POST open-link': (platform, body, person) =>
    given(bodies.openLinkBody, body, ({ ref }) => ({
      needsGetStarted: customer.openLink(platform, person, ref),
    })),
  'POST mark-read': (platform, body, person) =>
    given(bodies.emptyBody, body, () => {
      markRead(platform, person);
      return {};
    }),
  'POST set-blocked': (platform, body, person) =>
    given(bodies.setBlockedBody, body, ({ blocked }) => {
      setBlocked(platform, person, blocked);
      return {};
    }),
  'POST begin-login': (platform, body, person) =>
    given(
      bodies.beginLoginBody,
      body,
      ({ buttonUrl }) => beginLogin(platform, person, buttonUrl) ?? refuse('not_https'),
    ),
  'POST logout': (platform, body, person) =>
    given(bodies.emptyBody, body, async () => ({ unlinked: await logOut(platform, person) })),
  'POST inbox-reply': (platform, body, person) =>
    given(bodies.inboxReplyBody, body, ({ text }) => inboxReply(platform, person, text)),
  'POST inbox-done': (platform, body, person) =>
    given(bodies.emptyBody, body, () =>
      inboxDone(platform, person) ? {} : refuse('thread_not_owned'),
    ),
};

function describeOverview({ options, state, now, faults }: Platform): Overview {
  return {
    page: { id: options.pageId, name: options.pageName },
    appId: options.appId,
    now: now(),
    webhookUrl: state.webhookUrl,
    subscribed: state.subscribedFields !== null,
    people: state.people.map(describePerson),
    faults: faults.settings(),
    messengerProfile: state.messengerProfile,
    templates: state.templates.map(({ id, name, language, status }) => ({
      id,
      name,
      language,
      status,
    })),
  };
}

function given<const Schema extends v.GenericSchema>(
  schema: Schema,
  body: unknown,
  answer: (body: v.InferOutput<Schema>) => ControlAnswer,
): ControlAnswer {
  const result = v.safeParse(schema, body);
  return result.success ? answer(result.output) : refuse('invalid_request');
}
