import type { Finding } from '../../messenger/examination/finding';
import { selectedThread } from '../messenger/world';
import type { PageContext } from '../page-context';
import { button, el, setText } from '../parts/el';
import { createStore } from '../parts/store';

interface Findings {
  readonly found: readonly Finding[];
  readonly examining: boolean;
  /** Some faults of a bot show only when it is tried. */
  readonly tried: boolean;
}

/** What the bot does wrong as far as the wire has shown, and a button that tries on it what real bots fail at. */
export function createFindingsView(context: PageContext): HTMLElement {
  const { control, world, attempt } = context;
  const state = createStore<Findings>({ found: [], examining: false, tried: false });
  const verdict = el('p', { class: 'findings-verdict', role: 'status', 'data-testid': 'verdict' });
  const list = el('ul', { class: 'findings' });
  const examine = button('Examine the bot', { class: 'primary', 'data-testid': 'examine' }, () => {
    const psid = selectedThread(world.get())?.person.psid;
    if (psid === undefined || state.get().examining) return;
    attempt(async () => {
      state.update((before) => ({ ...before, examining: true }));
      try {
        const found = await control.examine(psid);
        state.update(() => ({ found, examining: false, tried: true }));
      } finally {
        state.update((before) => ({ ...before, examining: false }));
      }
    });
  });
  state.watch((shown) => {
    // Not disabled, which would take the focus away from whoever pressed it.
    examine.setAttribute('aria-disabled', String(shown.examining));
    setText(verdict, describe(shown));
    verdict.toggleAttribute('data-clean', shown.tried && shown.found.length === 0);
    list.replaceChildren(...shown.found.map(drawFinding));
  });
  const element = el(
    'div',
    { class: 'findings-view', tabindex: '0', 'data-testid': 'findings' },
    el(
      'div',
      { class: 'findings-intro' },
      el(
        'p',
        {},
        'Tries on the bot, as the person on the phone, what real bots fail at: forged and doubled webhooks, ' +
          'emoji, answers without a type, and more. It takes some ten seconds.',
      ),
      examine,
    ),
    verdict,
    list,
  );
  // What the wire has shown without trying is worked out anew whenever somebody looks.
  new ResizeObserver(() => {
    if (!element.checkVisibility() || state.get().examining) return;
    attempt(async () => {
      const found = await control.findings();
      state.update((before) => (before.examining ? before : { ...before, found }));
    });
  }).observe(element);
  return element;
}

function describe({ found, examining, tried }: Findings): string {
  if (examining) return 'Trying the bot …';
  if (found.length > 0) return found.length === 1 ? '1 finding' : `${found.length} findings`;
  return tried ? 'Nothing found: the bot passed.' : 'Nothing seen so far.';
}

const drawFinding = ({ code, sentence, source, entries }: Finding): HTMLElement =>
  el(
    'li',
    { class: 'finding', 'data-testid': `finding-${code}` },
    el('h3', {}, sentence),
    el(
      'p',
      {},
      el('code', {}, code),
      ` · ${source} · ${entries.length === 1 ? '1 entry' : `${entries.length} entries`} on the wire`,
    ),
  );
