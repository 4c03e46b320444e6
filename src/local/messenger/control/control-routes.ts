import { ACCESS_ROUTES, LOGIN_ROUTES } from './access-routes';
import { given, refuse } from './control-answer';
import type { ControlAnswer, ControlCall, PersonRoutes, PlatformRoutes } from './control-answer';
import type { Overview } from './control-api';
import * as bodies from './control-requests';
import * as customer from '../thread/customer-messages';
import { react, setBlocked } from '../thread/customer-signals';
import { inboxDone, inboxReply } from '../thread/inbox';
import { beginLogin, logOut } from '../linking/linking';
import { addPerson } from '../thread/people';
import { currentFindings, examineBot } from '../examination/examination-routes';
import { findPerson } from '../platform';
import type { Platform } from '../platform';
import { setTemplateStatus } from '../templates/template-review';
import { describePerson, describeThread } from '../thread/thread';
import { markRead } from '../thread/user-action';
import { verifyWebhookUrl } from '../webhook-url';

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

const PLATFORM_ROUTES: PlatformRoutes = {
  ...ACCESS_ROUTES,
  'GET overview': describeOverview,
  'GET people': ({ state }) => state.people.map(describePerson),
  'POST people': (platform, { body }) =>
    given(bodies.newPersonBody, body, (person) => describePerson(addPerson(platform, person))),
  'POST template-status': (platform, { body }) =>
    given(bodies.templateStatusBody, body, ({ id, status, reason }) =>
      setTemplateStatus(platform, id, status, reason) ? {} : refuse('not_found'),
    ),
  'POST webhook': (platform, { body }) =>
    given(bodies.webhookBody, body, async ({ url }) => {
      const { verified } = await verifyWebhookUrl(platform, url);
      return { verified };
    }),
  'GET faults': ({ faults }) => faults.settings(),
  'POST faults': ({ faults }, { body }) =>
    given(bodies.faultBody, body, ({ name, setting }) => {
      faults.set(name, setting);
      return faults.settings();
    }),
  'GET examination': currentFindings,
  'POST examination': (platform, { body }) =>
    given(bodies.examinationBody, body, async ({ psid }) => {
      const person = findPerson(platform.state, psid);
      if (person === undefined) return refuse('not_found');
      const outcome = await examineBot(platform, person);
      return typeof outcome === 'string' ? refuse(outcome) : outcome;
    }),
  'GET wire': ({ wire }, { query }) => wire.after(Number(query.get('after') ?? 0)),
};

const PERSON_ROUTES: PersonRoutes = {
  ...LOGIN_ROUTES,
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
    localSites: options.localSites ?? {},
    templates: state.templates.map(({ id, name, language, status }) => ({
      id,
      name,
      language,
      status,
    })),
  };
}
