import type { Platform } from '../platform';

/** The app set in the Page's Conversation Routing; `null`: none, "zero config" (facts §5). */
export const defaultAppOf = ({ state, assumptions }: Platform): string | null =>
  state.defaultApp === null ? assumptions.defaultAppId : state.defaultApp.appId;
