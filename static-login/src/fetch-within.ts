/** `window.fetch`, as a parameter. */
export type Fetch = (address: string, options: RequestInit) => Promise<Response>;

/** An answer read to its end; `body` is undefined where it wasn't JSON. */
export interface ReadResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Milliseconds. On a train a person waits this long, and then wants to be asked. */
const PATIENCE = 10_000;

/**
 * Asks without cookies, never follows a redirect with a password in hand, and gives up after ten
 * seconds, the body included. Throws whatever `fetch` throws.
 */
export async function fetchWithin(
  fetch: Fetch,
  address: string,
  options: RequestInit,
): Promise<ReadResponse> {
  const abort = new AbortController();
  const timer = setTimeout(() => {
    abort.abort();
  }, PATIENCE);
  try {
    const response = await fetch(address, {
      ...options,
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: abort.signal,
    });
    return {
      status: response.status,
      headers: response.headers,
      body: asJson(await response.text()),
    };
  } finally {
    clearTimeout(timer);
  }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
