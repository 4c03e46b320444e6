import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../http/read-body';
import type { NewPerson } from './control/control-api';
import { serveControl } from './control/control-server';
import { createPlatform } from './create-platform';
import { createRateLimits } from './graph/rate-limits';
import { createGraph } from './graph/serve';
import { LINKING_PATH, serveLinking, serveShortLink } from './linking/linking-routes';
import { SHORT_LINK_PATH } from './linking/short-link-page';
import { serveLoginDialog } from './login-dialog/dialog-routes';
import type { MessengerEmulatorOptions } from './options';
import { addPerson } from './thread/people';
import { asSnapshot } from './state';
import type { EmulatorState } from './state';
import { announceState, describePerson } from './thread/thread';
import type { Person } from './thread/thread-model';
import { FIRED_FIELDS } from './webhooks/fields';

/** Messenger and Graph for one Page and one app, in memory, to be mounted into an HTTP server. */
export interface MessengerEmulator {
  /** Serves `/graph/…`, Facebook's pages below `/facebook/…`, and `/emulator/…`; false for other paths. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  readonly addPerson: (person: NewPerson) => Person;
  /** Takes a callback address without the handshake, for a server that knows its port only once it listens. */
  readonly trustWebhookUrl: (url: string) => void;
  /** To be called after the clock was moved: what came due meanwhile happens now. */
  readonly clockMoved: () => void;
  /** Resolves when no webhook is under way; redeliveries that wait for their time do not count. */
  readonly settled: () => Promise<void>;
  /** Everything Facebook remembers, as JSON. */
  readonly snapshot: () => unknown;
  /** False, and nothing changed, for what is not a snapshot of this version. */
  readonly restore: (snapshot: unknown) => boolean;
  /** Ends streams, redeliveries and calls that were never to be answered. */
  readonly close: () => void;
}

/** A file of 25 MB (facts §2.7), and the form around it. */
const LARGEST_CALL_BYTES = 30 * 1024 * 1024;

export function createMessengerEmulator(options: MessengerEmulatorOptions): MessengerEmulator {
  const platform = createPlatform(options);
  const { state, webhooks, events } = platform;
  const graph = createGraph(platform, createRateLimits(platform.now));
  const unanswered = new Set<ServerResponse>();

  const serveGraph = async (
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
  ): Promise<void> => {
    const body = (await readBody(request, LARGEST_CALL_BYTES))?.toString('utf8') ?? '';
    const { authorization, 'content-type': contentType = '' } = request.headers;
    const method = request.method ?? '';
    const answer = await graph({ method, url, authorization, contentType, body });
    if (answer === undefined) {
      unanswered.add(response);
      response.on('close', () => unanswered.delete(response));
    } else {
      response.writeHead(answer.status, answer.headers).end(answer.body);
    }
  };

  return {
    handle: async (request, response) => {
      const url = new URL(request.url ?? '/', 'http://local');
      if (url.pathname.startsWith('/graph/')) await serveGraph(request, response, url);
      else if (url.pathname.startsWith(LINKING_PATH)) return serveLinking(platform, url, response);
      else if (url.pathname.startsWith(SHORT_LINK_PATH)) return serveShortLink(url, response);
      else if (serveLoginDialog(platform, url, response)) return true;
      else if (url.pathname.startsWith('/emulator/')) {
        await serveControl(platform, request, response, url);
      } else return false;
      return true;
    },
    addPerson: (person) => describePerson(addPerson(platform, person)),
    trustWebhookUrl: (url) => {
      state.webhookUrl = url;
      state.subscribedFields ??= FIRED_FIELDS;
    },
    clockMoved: () => {
      platform.alarm.wake();
      platform.announce({ type: 'clock', now: platform.now() });
      // Control of a thread may have lapsed meanwhile.
      for (const person of state.people) announceState(platform, person);
    },
    settled: webhooks.settled,
    snapshot: (): EmulatorState => structuredClone(state),
    restore: (snapshot) => {
      const restored = asSnapshot(snapshot);
      if (restored === undefined) return false;
      // The bot may listen elsewhere than when the snapshot was taken.
      const webhookUrl = options.webhookUrl ?? restored.webhookUrl;
      Object.assign(state, { ...restored, webhookUrl });
      return true;
    },
    close: () => {
      platform.alarm.close();
      events.close();
      for (const response of unanswered) response.destroy();
    },
  };
}
