/** What Facebook grants an app after review: permissions, then the two features (facts §10). */
export const APP_PERMISSIONS = [
  'pages_messaging',
  'pages_manage_metadata',
  'pages_show_list',
  'pages_utility_messaging',
  'pages_user_locale',
  'human_agent',
  'business_asset_user_profile_access',
] as const;

export type AppPermission = (typeof APP_PERMISSIONS)[number];
