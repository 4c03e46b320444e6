import type { Stage } from '../stage';

const DIALOG_URL = 'https://www.facebook.com/v25.0/dialog/oauth';

/** The login page's `config.json`; `static-login/src/config.ts` reads it. */
export const pageConfig = ({ settings }: Stage, apiUrl: string): object => ({
  apiUrl,
  companyName: settings.companyName,
  ...(settings.chatLinks.length === 0 ? {} : { chatLinks: settings.chatLinks }),
  ...(settings.facebookAppId === undefined
    ? {}
    : { facebookLogin: { appId: settings.facebookAppId, dialogUrl: DIALOG_URL } }),
});
