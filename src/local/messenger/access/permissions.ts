import type { Platform } from '../platform';
import { APP_PERMISSIONS, type AppPermission } from './app-permissions';

export const isGranted = ({ state }: Platform, permission: AppPermission): boolean =>
  !state.withheldPermissions.includes(permission);

export const grantedPermissions = (platform: Platform): readonly AppPermission[] =>
  APP_PERMISSIONS.filter((permission) => isGranted(platform, permission));

export function setPermission(
  { state }: Platform,
  permission: AppPermission,
  granted: boolean,
): void {
  const others = state.withheldPermissions.filter((withheld) => withheld !== permission);
  state.withheldPermissions = granted ? others : [...others, permission];
}
