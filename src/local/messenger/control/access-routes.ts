import { invalidateTokens, logInWithFacebook } from '../access/facebook-login';
import { grantedPermissions, setPermission } from '../access/permissions';
import { given } from './control-answer';
import type { PersonRoutes, PlatformRoutes } from './control-answer';
import * as bodies from './control-requests';

/** Who may do what: the app's permissions, and people's logins with Facebook. */

export const ACCESS_ROUTES: PlatformRoutes = {
  'GET permissions': (platform) => grantedPermissions(platform),
  'POST permissions': (platform, { body }) =>
    given(bodies.permissionBody, body, ({ permission, granted }) => {
      setPermission(platform, permission, granted);
      return grantedPermissions(platform);
    }),
};

export const LOGIN_ROUTES: PersonRoutes = {
  'POST facebook-login': (platform, body, person) =>
    given(bodies.facebookLoginBody, body, ({ scopes }) =>
      logInWithFacebook(platform, person, scopes),
    ),
  'POST invalidate-tokens': (platform, body, person) =>
    given(bodies.emptyBody, body, () => {
      invalidateTokens(platform, person);
      return {};
    }),
};
