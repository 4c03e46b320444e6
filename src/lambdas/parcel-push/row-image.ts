import { readNumber } from '../../store/hand-typed-number';
import type { RawRow } from '../../store/parcels';

/** Our role may not read it, but no policy keeps it out of a stream: it ends here (decision 9). */
const NEVER_READ = 'passwordHash';

/**
 * The row in a stream record's image (DynamoDB JSON). Rows are typed by hand, so nothing in one throws: numbers beyond
 * 2^53 stay exact, and types that no row of ours has (sets, binary) stay objects as they came, never text.
 */
export const readRowImage = (image: unknown): RawRow | undefined =>
  isObject(image)
    ? Object.fromEntries(
        Object.entries(image)
          .filter(([name]) => name !== NEVER_READ)
          .map(([name, value]) => [name, readValue(value)]),
      )
    : undefined;

function readValue(attribute: unknown): unknown {
  if (!isObject(attribute)) return attribute;
  const { S, N, BOOL, NULL, L, M } = attribute;
  if (typeof S === 'string') return S;
  if (typeof N === 'string') return readNumber(N);
  if (typeof BOOL === 'boolean') return BOOL;
  if (NULL === true) return null;
  if (Array.isArray(L)) return L.map(readValue);
  return isObject(M) ? readRowImage(M) : attribute;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
