import type { ControlApi } from '../../messenger/control/control-api';
import type { BotConfig } from '../local-config';
import { el } from '../parts/el';
import { createList } from '../parts/reconcile';
import type { Store } from '../parts/store';
import type { Attempt, Notify } from '../parts/toasts';
import { createCredentialsHint } from './credentials-hint';
import { createPeopleTabs } from './people-tabs';
import { createPhone, type Phone } from './phone';
import { createPhoneActions } from './phone-actions';
import { phonesOf, togglePhone, usePhone } from './phones';
import { selectedThread, type World } from './world';

/** How often what depends on the clock alone is drawn anew. */
const TICK_MS = 10_000;

export interface MessengerPaneOptions {
  readonly control: ControlApi;
  readonly world: Store<World>;
  /** The accounts that one can log in with; none where the bot is not ours. */
  readonly demo?: BotConfig['demo'] | undefined;
  readonly attempt: Attempt;
  readonly notify: Notify;
}

/** The phones of the people on Messenger: one, or two side by side. */
export function createMessengerPane(options: MessengerPaneOptions): HTMLElement {
  const { control, world, demo, attempt } = options;
  const take = (psid: string): void => {
    world.update((state) => usePhone(state, psid));
  };
  const people = createPeopleTabs({
    use: take,
    toggle: (psid) => {
      world.update((state) => togglePhone(state, psid));
    },
    add: async (person) => {
      const added = control.addPerson(person);
      attempt(() => added);
      take((await added).psid);
    },
  });
  const phones = createPhones(options, take);
  const credentials = demo && createCredentialsHint(demo);
  const show = (state: World): void => {
    people.show(state);
    phones.show(state);
    const thread = selectedThread(state);
    if (thread !== undefined) credentials?.show(thread.person.name);
  };
  world.watch(show);
  setInterval(() => {
    show(world.get());
  }, TICK_MS);
  return el(
    'section',
    { class: 'pane messenger', 'aria-label': 'Messenger' },
    people.element,
    phones.element,
    ...(credentials === undefined ? [] : [credentials.element]),
  );
}

/** A phone keeps what is typed on it while another lies in its place. */
function createPhones(options: MessengerPaneOptions, take: (psid: string) => void) {
  const element = el('div', { class: 'phones' });
  const drawList = createList(element);
  const phones = new Map<string, Phone>();
  const phoneOf = (state: World, psid: string): Phone | undefined => {
    const person = state.threads[psid]?.person;
    const known = phones.get(psid);
    if (known !== undefined || person === undefined) return known;
    const { pageId, pageName, localSites } = state;
    const actions = createPhoneActions({ ...options, psid, pageName });
    const phone = createPhone(person, { pageId, pageName, localSites, actions });
    // On a narrow screen only the one in use is shown, so that no other can be touched.
    for (const event of ['focusin', 'pointerdown']) {
      phone.element.addEventListener(event, () => {
        take(psid);
      });
    }
    phones.set(psid, phone);
    return phone;
  };
  return {
    element,
    show: (state: World): void => {
      const shown = phonesOf(state).flatMap((psid) => {
        const phone = phoneOf(state, psid);
        const thread = state.threads[psid];
        return phone === undefined || thread === undefined ? [] : [{ psid, phone, thread }];
      });
      drawList(
        shown.map(({ psid, phone }) => ({ key: psid, signature: '', draw: () => phone.element })),
      );
      for (const { psid, phone, thread } of shown) {
        phone.element.toggleAttribute('data-selected', psid === state.selected);
        phone.show(thread, state.profile, Date.now() + state.clockAhead);
      }
    },
  };
}
