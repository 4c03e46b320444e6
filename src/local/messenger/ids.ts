import type { RandomBytes } from '../../shared/random';

/** Identifiers as Facebook's look. */
export interface Ids {
  /** 17 digits: beyond 2^53, as today's are, so that a bot which reads them as numbers is found out. */
  readonly psid: () => string;
  /** 16 digits, as unlike a psid as a person's two ids are on Facebook. */
  readonly asid: () => string;
  readonly mid: () => string;
  readonly template: () => string;
  readonly persona: () => string;
  readonly upload: () => string;
  readonly linkingToken: () => string;
  readonly accessToken: () => string;
  readonly trace: () => string;
}

export function createIds(random: RandomBytes): Ids {
  const text = (size: number): string => random(size).toString('base64url');
  const digits = (count: number): string =>
    (BigInt(`0x${random(16).toString('hex')}`) % 10n ** BigInt(count))
      .toString()
      .padStart(count, '0');
  return {
    psid: () => `2${digits(16)}`,
    asid: () => `1${digits(15)}`,
    mid: () => `m_${text(60)}`,
    template: () => `1${digits(14)}`,
    persona: () => `3${digits(14)}`,
    upload: () => `4${digits(14)}`,
    linkingToken: () => `ART${text(60)}`,
    accessToken: () => `EAA${text(90)}`,
    trace: () => `A${text(16)}`,
  };
}
