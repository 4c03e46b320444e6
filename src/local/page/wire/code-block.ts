import { copyButton } from '../parts/copy-button';
import { el, type Child } from '../parts/el';

/** JSON to read, scroll by keyboard and copy; `undefined` says `instead`. */
export function codeBlock(title: string, value: unknown, instead: string): HTMLElement {
  const heading = el('h4', {}, title);
  if (value === undefined || value === null) {
    return el('section', { class: 'code-block' }, heading, el('p', { class: 'no-code' }, instead));
  }
  const json = JSON.stringify(value, null, 2);
  return el(
    'section',
    { class: 'code-block' },
    el('header', {}, heading, copyButton('Copy', json, title.toLowerCase())),
    el(
      'pre',
      { tabindex: '0', role: 'group', 'aria-label': title },
      el('code', {}, ...coloured(json)),
    ),
  );
}

const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\d[\d.eE+-]*/g;

/** Keys, texts and other values told apart; in-between stays as it is. */
function coloured(json: string): readonly Child[] {
  const parts: Child[] = [];
  let end = 0;
  for (const match of json.matchAll(TOKEN)) {
    const [whole, text, colon] = match;
    const kind = text === undefined ? 'value' : colon === undefined ? 'text' : 'key';
    parts.push(json.slice(end, match.index), el('span', { 'data-token': kind }, text ?? whole));
    parts.push(colon ?? '');
    end = match.index + whole.length;
  }
  return [...parts, json.slice(end)];
}
