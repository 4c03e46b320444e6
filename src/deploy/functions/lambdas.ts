/** What a function needs of Lambda. `memory` in MiB, a multiple of 64; it buys processor time as well. */
export interface Lambda {
  readonly name: 'fb_webhook' | 'user_login' | 'parcel_push';
  /** Has an API of its own, made by claudia from the module's `apiConfig()`. */
  readonly api: boolean;
  readonly memory: number;
  /** Seconds. API Gateway waits 29 at most. */
  readonly timeout: number;
}

/** A whole processor (1,769 MiB) for user_login: comparing a password is nothing but computing. */
export const FB_WEBHOOK: Lambda = { name: 'fb_webhook', api: true, memory: 512, timeout: 15 };
export const USER_LOGIN: Lambda = { name: 'user_login', api: true, memory: 1792, timeout: 20 };
export const PARCEL_PUSH: Lambda = { name: 'parcel_push', api: false, memory: 512, timeout: 60 };

export const LAMBDAS: readonly Lambda[] = [FB_WEBHOOK, USER_LOGIN, PARCEL_PUSH];

export const RUNTIME = 'nodejs24.x';
export const ARCHITECTURE = 'arm64';
/** The folder that is packed, as `npm run build` leaves it: index.js and package.json (seam 1). */
export const packageFolder = ({ name }: Lambda): string => `dist/${name}`;
