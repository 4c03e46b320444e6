import type { BotConfig } from './local-config';
import { copyButton } from './parts/copy-button';
import { el } from './parts/el';
import { updateStatusCommand } from './update-status-command';

/** How to change a parcel from a terminal; any tool that speaks DynamoDB works here. */
export function createCliHint(config: BotConfig): readonly HTMLElement[] {
  const command = updateStatusCommand(config);
  return [
    el('p', { class: 'endpoint' }, 'DynamoDB at ', el('code', {}, config.dynamoDbEndpoint)),
    el(
      'button',
      { type: 'button', class: 'secondary', popovertarget: 'cli-hint', 'data-testid': 'cli-hint' },
      'AWS CLI',
    ),
    el(
      'div',
      { id: 'cli-hint', class: 'cli-hint', popover: 'auto' },
      el('h2', {}, 'Change a parcel from a terminal'),
      el('p', {}, 'The customer hears of every change, whichever tool makes it.'),
      el('pre', { tabindex: '0', 'aria-label': 'Command' }, el('code', {}, command)),
      copyButton('Copy command', command, 'command'),
    ),
  ];
}
