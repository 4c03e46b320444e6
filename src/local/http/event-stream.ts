import type { ServerResponse } from 'node:http';

/** Server-sent events to every page that listens. */
export interface EventStream {
  readonly connect: (response: ServerResponse) => void;
  readonly send: (event: string, data: unknown) => void;
  readonly close: () => void;
}

export function createEventStream(): EventStream {
  const listeners = new Set<ServerResponse>();
  return {
    connect: (response) => {
      response.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        connection: 'keep-alive',
      });
      response.write(': hello\n\n');
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
    },
    send: (event, data) => {
      for (const response of listeners) {
        response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      }
    },
    close: () => {
      for (const response of listeners) response.end();
      listeners.clear();
    },
  };
}
