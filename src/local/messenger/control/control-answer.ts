import * as v from 'valibot';
import type { Platform } from '../platform';
import type { PersonRecord } from '../state';
import type { ControlErrorCode } from './control-api';

/** What the control API's routes are made of. */

export type ControlAnswer = object | ControlRefusal | Promise<object | ControlRefusal>;

export interface ControlRefusal {
  readonly refusedWith: ControlErrorCode;
}

/** A call of the control API: what stands after `/emulator/`, and its JSON. */
export interface ControlCall {
  readonly method: string;
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
}

export type PlatformRoutes = Readonly<
  Record<string, (platform: Platform, call: ControlCall) => ControlAnswer>
>;
export type PersonRoutes = Readonly<
  Record<string, (platform: Platform, body: unknown, person: PersonRecord) => ControlAnswer>
>;

export const refuse = (refusedWith: ControlErrorCode): ControlRefusal => ({ refusedWith });

/** Answers a body of that shape, and refuses any other. */
export function given<const Schema extends v.GenericSchema>(
  schema: Schema,
  body: unknown,
  answer: (body: v.InferOutput<Schema>) => ControlAnswer,
): ControlAnswer {
  const result = v.safeParse(schema, body);
  return result.success ? answer(result.output) : refuse('invalid_request');
}
