import type { LocalConfig } from './local-config';
import { copyButton } from './parts/copy-button';
import { el } from './parts/el';

/** How to change a parcel from a terminal; any tool that speaks DynamoDB works here. */
export function createCliHint(config: LocalConfig): readonly HTMLElement[] {
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

/** For a POSIX shell. The local DynamoDB takes any credentials. */
export const updateStatusCommand = ({ dynamoDbEndpoint, tablePrefix }: LocalConfig): string =>
  [
    'AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local aws dynamodb update-item',
    `--endpoint-url ${dynamoDbEndpoint} --region eu-west-1`,
    `--table-name ${tablePrefix}parcels`,
    `--key '{"parcelId":{"S":"DL-1001"}}'`,
    `--update-expression 'SET #s = :s'`,
    `--expression-attribute-names '{"#s":"status"}'`,
    `--expression-attribute-values '{":s":{"S":"out_for_delivery"}}'`,
  ].join(' \\\n  ');
