import type { Platform } from '../platform';
import type { PersonRecord } from '../state';
import type { Caller } from './authorise';
import type { Refusal } from './errors';
import type { RateLimits } from './rate-limits';
import type { Params } from './request';

/** What an endpoint needs to answer: Facebook itself, who calls with which parameters, and the Page's counters. */
export interface GraphCall {
  readonly platform: Platform;
  readonly caller: Caller;
  readonly params: Params;
  readonly limits: RateLimits;
}

/** The JSON that Graph answers, or why it refuses. */
export type GraphResult = object;

export type PageEndpoint = (call: GraphCall) => GraphResult | Refusal;
export type UserEndpoint = (call: GraphCall, user: UserCaller) => GraphResult | Refusal;
export type UserCaller = Extract<Caller, { readonly kind: 'user' }>;
export type PersonEndpoint = (call: GraphCall, person: PersonRecord) => GraphResult | Refusal;
