import type { ServerSentEvent } from './control-events';

/**
 * Reads server-sent events by `fetch`, which browsers and Node both have (Node has no EventSource). Ends silently
 * when the connection does; returns the function that ends it. The page uses `EventSource`, which reconnects.
 */
export function listenTo(url: string, onEvent: (event: ServerSentEvent) => void): () => void {
  const ended = new AbortController();
  readEvents(url, ended.signal, onEvent).catch(() => undefined);
  return () => {
    ended.abort();
  };
}

async function readEvents(
  url: string,
  signal: AbortSignal,
  onEvent: (event: ServerSentEvent) => void,
): Promise<void> {
  const { body } = await fetch(url, { signal });
  if (body === null) return;
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let unread = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (unread + value).split('\n\n');
    unread = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = block.split('\n').find((line) => line.startsWith('data: '));
      if (data !== undefined) onEvent(JSON.parse(data.slice('data: '.length)) as ServerSentEvent);
    }
  }
}
