import type { ControlApi } from '../../messenger/control/control-api';
import type { WireEntry } from '../../messenger/wire/wire-entry';
import { copyButton } from '../parts/copy-button';
import { button, el } from '../parts/el';
import { codeBlock } from './code-block';
import { explainEntry } from './explain-entry';
import { graphCurl } from './graph-curl';
import { formatDatedMoment } from './moment';
import { DIRECTIONS, drawTitle, faultBadge, verdictChip } from './wire-row';

export interface WireDetailOptions {
  readonly control: Pick<ControlApi, 'webhookCurl'>;
  readonly nameOf: (psid: string) => string;
  readonly onClose: () => void;
}

/** All that is known of one entry. */
export function createWireDetail({ control, nameOf, onClose }: WireDetailOptions) {
  const element = el('section', {
    class: 'wire-detail',
    'aria-label': 'Selected entry',
    'data-testid': 'wire-detail',
    hidden: true,
  });
  const close = button(
    '×',
    { class: 'wire-close', 'aria-label': 'Close the entry', 'data-testid': 'wire-close' },
    onClose,
  );
  element.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') onClose();
  });
  let shown: WireEntry | undefined;

  return {
    element,
    focus: (): void => {
      close.focus();
    },
    show: (entry: WireEntry | undefined): void => {
      if (entry === shown) return;
      const isAmended = entry !== undefined && entry.id === shown?.id;
      shown = entry;
      element.hidden = entry === undefined;
      if (entry === undefined) return;
      const hadFocus = element.contains(document.activeElement);
      element.replaceChildren(
        el('header', {}, el('h3', {}, ...drawTitle(entry)), close),
        el(
          'div',
          { class: 'wire-facts' },
          ...(entry.kind === 'notice' ? [] : [verdictChip(entry)]),
          ...(entry.fault === undefined ? [] : [faultBadge(entry)]),
        ),
        el('p', { class: 'wire-where' }, describe(entry, nameOf)),
        ...explainEntry(entry).map((sentence) => el('p', { class: 'wire-why' }, sentence)),
        ...drawCurl(entry, control),
        ...drawBodies(entry),
      );
      if (!isAmended) element.scrollTop = 0;
      if (hadFocus) close.focus();
    },
  };
}

function describe(entry: WireEntry, nameOf: (psid: string) => string): string {
  const { kind, at, psid } = entry;
  return [
    DIRECTIONS[kind].name,
    ...(psid === undefined ? [] : [nameOf(psid)]),
    formatDatedMoment(at),
    ...(entry.kind === 'graph' ? [`${entry.method} ${entry.path}`] : []),
    ...(entry.kind === 'webhook' ? [`attempt ${entry.attempt}`] : []),
  ].join(' · ');
}

function drawCurl(entry: WireEntry, control: WireDetailOptions['control']): readonly HTMLElement[] {
  const label = 'Copy as curl';
  switch (entry.kind) {
    case 'graph':
      return [
        copyButton(label, graphCurl(entry, location.origin), 'the call'),
        el(
          'p',
          { class: 'wire-where' },
          'Set PAGE_TOKEN first, and PROOF: the token’s HMAC-SHA256 with the app’s secret.',
        ),
      ];
    case 'webhook': {
      if (entry.probe !== undefined) return [];
      const ask = async (): Promise<string> => (await control.webhookCurl(entry.id)).curl;
      return [copyButton(label, ask, 'the signed webhook')];
    }
    case 'notice':
      return [];
  }
}

function drawBodies(entry: WireEntry): readonly HTMLElement[] {
  switch (entry.kind) {
    case 'graph':
      return [
        codeBlock('Request', entry.request, 'It has no body.'),
        codeBlock(
          entry.status === null ? 'Answer' : `Answer ${entry.status}`,
          entry.response,
          entry.status === null ? 'None came.' : 'A page of the load balancer, no JSON.',
        ),
      ];
    case 'webhook':
      return [
        codeBlock('Webhook', entry.request, 'It has no body.'),
        codeBlock('Answer of the bot', undefined, describeAnswer(entry.status)),
      ];
    case 'notice':
      return [];
  }
}

/** Facebook reads the status and nothing else of it. */
const describeAnswer = (status: number | undefined): string =>
  status === undefined ? 'None.' : `Status ${status}.`;
