/** The element that index.html promises; its absence is a defect of ours, not of the visitor's. */
export function byId<E extends HTMLElement>(id: string, type: new () => E): E {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new TypeError(`index.html has no such element: #${id}`);
  return element;
}

/** Only touches what changes, so that a screen reader isn't told the same thing every second. */
export function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** `{name}` in the template becomes that person's name, in a box of its own: no name can reorder our words. */
export function setTextWithNames(
  element: HTMLElement,
  template: string,
  names: Readonly<Record<string, string>>,
): void {
  const parts = template.split(/(\{\w+\})/).map((part) => {
    const name = names[part.slice(1, -1)];
    if (!part.startsWith('{') || name === undefined) return part;
    const box = document.createElement('bdi');
    box.textContent = name;
    return box;
  });
  element.replaceChildren(...parts);
}
