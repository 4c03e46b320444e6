/** One child of a list: the same key and signature as before means nothing to draw. */
export interface ListItem {
  readonly key: string;
  readonly signature: string;
  readonly draw: () => HTMLElement;
}

/**
 * Makes the container show these items in this order, and touches only children that changed: focus, scroll position
 * and what a screen reader has announced stay as they are.
 */
export function createList(container: HTMLElement): (items: readonly ListItem[]) => void {
  let drawn = new Map<string, { readonly signature: string; readonly element: HTMLElement }>();
  return (items) => {
    const signatures = new Map(items.map(({ key, signature }) => [key, signature]));
    for (const [key, { signature, element }] of drawn) {
      if (signatures.get(key) !== signature) element.remove();
    }
    const next: typeof drawn = new Map();
    let place = container.firstChild;
    for (const { key, signature, draw } of items) {
      const before = drawn.get(key);
      const element = before?.signature === signature ? before.element : draw();
      if (element === place) place = element.nextSibling;
      else container.insertBefore(element, place);
      next.set(key, { signature, element });
    }
    drawn = next;
  };
}
