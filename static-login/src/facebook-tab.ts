import { type FacebookReturn, readFacebookReturn } from './facebook-dialog';

/** In this tab only, and until it is back from Facebook. */
const KEPT = 'facebook-login';

const storage = openStorage();

/** Without it nobody who comes back from Facebook could be told from somebody who was sent here. */
export const canKeep = storage !== undefined;

export function keepForReturn(kept: string): void {
  storage?.setItem(KEPT, kept);
}

/** What the visitor brings from Facebook, once: what was kept is gone, and the token leaves the address bar at once. */
export function takeFacebookReturn(): FacebookReturn | undefined {
  const returned = readFacebookReturn(location, storage?.getItem(KEPT) ?? null);
  if (returned !== undefined) {
    storage?.removeItem(KEPT);
    history.replaceState(null, '', location.pathname);
  } else if (location.hash !== '') {
    history.replaceState(history.state, '', location.pathname + location.search);
  }
  return returned;
}

/** Where all cookies are blocked, already looking at it throws. */
function openStorage(): Storage | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}
