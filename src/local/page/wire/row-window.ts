/** Rows beyond each edge that are drawn as well, so that a quick scroll does not show gaps. */
const SPARE = 8;

/** Which rows are drawn: from `first`, less than `end`. Pixels. */
export function rowsInView(
  scrollTop: number,
  viewHeight: number,
  rowHeight: number,
  count: number,
): { readonly first: number; readonly end: number } {
  const first = Math.floor(scrollTop / rowHeight) - SPARE;
  const end = Math.ceil((scrollTop + viewHeight) / rowHeight) + SPARE;
  return { first: clamp(first, 0, count), end: clamp(end, 0, count) };
}

/** The place that shows the row with the least scrolling. */
export function revealing(
  row: number,
  scrollTop: number,
  viewHeight: number,
  rowHeight: number,
): number {
  return clamp(scrollTop, (row + 1) * rowHeight - viewHeight, row * rowHeight);
}

/** Where a key leads from a row; `undefined` for keys that lead nowhere. `page`: how many rows are seen at once. */
export function rowAfterKey(
  key: string,
  row: number,
  page: number,
  count: number,
): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return clamp(row + 1, 0, count - 1);
    case 'ArrowUp':
      return clamp(row - 1, 0, count - 1);
    case 'PageDown':
      return clamp(row + page, 0, count - 1);
    case 'PageUp':
      return clamp(row - page, 0, count - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

const clamp = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, least), most);
