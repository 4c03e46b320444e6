export type Child = Node | string;

/** `true` sets an empty attribute; `false` and `undefined` leave it out. */
export type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** An element with its attributes and children. Strings become text, never markup: much of it comes off the wire. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children);
  return element;
}

/** A button that does not submit a form. */
export function button(
  label: Child,
  attributes: Attributes,
  onClick: (button: HTMLButtonElement) => void,
): HTMLButtonElement {
  const element = el('button', { type: 'button', ...attributes }, label);
  element.addEventListener('click', () => {
    onClick(element);
  });
  return element;
}

/** Words for those who listen to the page, not shown. */
export const spoken = (text: string): HTMLElement => el('span', { class: 'spoken' }, text);

/** The element that index.html promises. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`index.html has no such element: #${id}`);
  return element;
}

/** Only touches what changes, so that a screen reader isn't told the same thing twice. */
export function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
