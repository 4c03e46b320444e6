import { isIPv6 } from 'node:net';

const IPV4_IN_IPV6 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/**
 * Whom an address stands for: an IPv4 address itself, an IPv6 address the /64 it is in, because one subscriber has all
 * of that network's addresses. Anything else stands for itself.
 */
export function subscriberOf(address: string): string {
  const [, mapped] = IPV4_IN_IPV6.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  return isIPv6(address) ? `${hextets(address).slice(0, 4).join(':')}::/64` : address;
}

/** All eight groups of an IPv6 address, without leading zeros. */
function hextets(address: string): readonly string[] {
  const [head = [], tail = []] = address
    .split('::')
    .map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0');
  return [...head, ...zeros, ...tail].map((group) => parseInt(group, 16).toString(16));
}
