import { button, setText } from './el';

const SHOWN_MS = 1_500;

/**
 * Puts the text on the clipboard and says so on its face, which else shows `label`. `what` names it, e.g. `password`.
 * A text that is to be asked for is asked for when it is wanted.
 */
export function copyButton(
  label: string,
  text: string | (() => Promise<string>),
  what: string,
): HTMLButtonElement {
  const show = (face: string, name: string): void => {
    setText(element, face);
    element.setAttribute('aria-label', name);
  };
  const showResult = (result: string) => () => {
    show(result, `${result}: ${what}`);
    setTimeout(rest, SHOWN_MS);
  };
  const element = button(label, { class: 'copy', title: `Copy ${what}` }, () => {
    write(text).then(showResult('Copied'), showResult('Not allowed'));
  });
  const rest = (): void => {
    show(label, `${label}, copy ${what}`);
  };
  rest();
  return element;
}

const write = async (text: string | (() => Promise<string>)): Promise<void> => {
  await navigator.clipboard.writeText(typeof text === 'string' ? text : await text());
};
