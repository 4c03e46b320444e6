/** Pixels from the end within which somebody counts as reading the newest message. */
const NEAR_END = 80;

/** Keeps the end in view while the content grows or the box changes, until the reader scrolls away from it. */
export function followEnd(box: HTMLElement): void {
  let atEnd = true;
  let height = 0;
  let contentHeight = 0;
  const observer = new ResizeObserver(() => {
    // A box that comes back into the page has lost its place: the newest message is what one looks for.
    if (height === 0) atEnd = true;
    height = box.clientHeight;
    contentHeight = box.scrollHeight;
    if (atEnd) box.scrollTop = box.scrollHeight;
  });
  box.addEventListener('scroll', () => {
    // Of a scroll of ours one hears a frame later: what has been added by then was not scrolled away from.
    if (box.clientHeight === height) atEnd = contentHeight - box.scrollTop - height < NEAR_END;
  });
  for (const each of [box, ...box.children]) observer.observe(each);
}
