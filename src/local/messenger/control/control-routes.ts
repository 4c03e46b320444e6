import { ACCESS_ROUTES, LOGIN_ROUTES } from './access-routes';
import { given, refuse } from './control-answer';
import type { ControlAnswer, ControlCall, PersonRoutes, PlatformRoutes } from './control-answer';
import type { Overview } from './control-api';
import * as bodies from './control-requests';
import { CUSTOMER_ROUTES } from './customer-routes';
import { PAGE_ROUTES, ROUTING_ROUTES } from './routing-routes';
import { WIRE_ROUTES } from './wire-routes';
import { addPerson } from '../thread/people';
import { currentFindings, examineBot } from '../examination/examination-routes';
import { findPerson } from '../platform';
import type { Platform } from '../platform';
import { setTemplateStatus } from '../templates/template-review';
import { describePerson, describeThread } from '../thread/thread';
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
  ...PAGE_ROUTES,
  ...WIRE_ROUTES,
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
  'POST clock': (platform, { body }) =>
    given(bodies.clockBody, body, async ({ milliseconds }) => {
      const { advanceClock } = platform.options;
      if (advanceClock === undefined) return refuse('clock_fixed');
      await advanceClock(milliseconds);
      return { now: platform.now() };
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
};

const PERSON_ROUTES: PersonRoutes = {
  ...CUSTOMER_ROUTES,
  ...LOGIN_ROUTES,
  ...ROUTING_ROUTES,
  'GET thread': (platform, _body, person) => describeThread(platform, person),
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
