import type { Clock, Sleep } from '../../shared/clock';
import type { EventStream } from '../http/event-stream';
import type { Alarm } from './alarm';
import type { ServerSentEvent } from './control/control-events';
import type { Faults } from './wire/faults';
import type { Ids } from './ids';
import type { Assumptions, MessengerEmulatorOptions } from './options';
import type { EmulatorState, PersonaRecord, PersonRecord } from './state';
import type { WebhookQueue } from './webhooks/queue';
import type { WireLog } from './wire/wire-log';

/** What all parts of the emulated Facebook share. */
export interface Platform {
  readonly options: MessengerEmulatorOptions;
  readonly assumptions: Assumptions;
  readonly state: EmulatorState;
  /** Milliseconds of the emulated clock. */
  readonly now: Clock;
  /** The same for an event: no two are alike. */
  readonly timestamp: Clock;
  readonly sleep: Sleep;
  readonly ids: Ids;
  readonly faults: Faults;
  readonly wire: WireLog;
  readonly webhooks: WebhookQueue;
  /** Tells everybody who watches `/emulator/events`. */
  readonly announce: (event: ServerSentEvent) => void;
  readonly events: EventStream;
  readonly alarm: Alarm;
}

export const findPerson = (state: EmulatorState, psid: string): PersonRecord | undefined =>
  state.people.find((person) => person.psid === psid);

/** Who has a psid for the Page: only people who wrote to it (facts §12). */
export function findContact(state: EmulatorState, psid: string): PersonRecord | undefined {
  const person = findPerson(state, psid);
  return person?.started ? person : undefined;
}

/** `undefined` for a persona that was deleted, too. */
export const findPersona = (state: EmulatorState, id: string): PersonaRecord | undefined =>
  state.personas.find((persona) => persona.id === id);
