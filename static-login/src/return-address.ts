/**
 * The same address on the local stack's Facebook. Only for an address that `isLinkingAddress` has let
 * through: the replacement must not widen what is accepted.
 */
export function onLocalFacebook(address: string, facebookOrigin: string): string {
  const { pathname, search } = new URL(address);
  return `${facebookOrigin}${pathname}${search}`;
}
