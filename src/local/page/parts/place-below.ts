const GAP = 4;

/** Places an open popover at an element: below it, or above where there is more room. */
export function placeBelow(popover: HTMLElement, anchor: HTMLElement): void {
  const { left, top, bottom, width } = anchor.getBoundingClientRect();
  const { offsetHeight, offsetWidth } = popover;
  const above = bottom + GAP + offsetHeight > innerHeight && top > innerHeight - bottom;
  popover.style.minWidth = `${width}px`;
  popover.style.left = `${Math.max(GAP, Math.min(left, innerWidth - offsetWidth - GAP))}px`;
  popover.style.top = `${above ? Math.max(GAP, top - offsetHeight - GAP) : bottom + GAP}px`;
}
