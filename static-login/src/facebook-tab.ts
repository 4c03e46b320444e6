import { type FacebookReturn, readFacebookReturn } from './facebook-dialog';

/** In this tab only, and until it is back from Facebook. */
const KEPT = 'facebook-login';

export function keepForReturn(kept: string): void {
  sessionStorage.setItem(KEPT, kept);
}

/** What the visitor brings from Facebook, once: what was kept is gone, and the token leaves the address bar at once. */
export function takeFacebookReturn(): FacebookReturn | undefined {
  const kept = sessionStorage.getItem(KEPT);
  const returned = readFacebookReturn(location, kept);
  if (returned !== undefined) {
    sessionStorage.removeItem(KEPT);
    history.replaceState(null, '', location.pathname);
  } else if (location.hash !== '') {
    history.replaceState(history.state, '', location.pathname + location.search);
  }
  return returned;
}
