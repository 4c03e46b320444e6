import type { EmulatorArguments } from './arguments';

/** What the bot finds in its environment to be a bot of this Messenger, under the names that ours has for it. */
export const botEnvironment = (
  url: string,
  { pageId, appId, appSecret, pageToken, verifyToken }: EmulatorArguments,
): Readonly<Record<string, string>> => ({
  GRAPH_API_URL: `${url}/graph/v25.0`,
  FB_PAGE_ID: pageId,
  FB_APP_ID: appId,
  FB_APP_SECRET: appSecret,
  FB_PAGE_ACCESS_TOKEN: pageToken,
  FB_VERIFY_TOKEN: verifyToken,
});

/** Lines to paste: into a shell, or into a `.env` file. Both take single quotes literally. */
export const environmentLines = (
  environment: Readonly<Record<string, string>>,
  form: EmulatorArguments['environmentForm'],
): readonly string[] =>
  Object.entries(environment).map(
    form === 'export'
      ? ([name, value]) => `export ${name}=${quoted(value, String.raw`'\''`)}`
      : ([name, value]) => `${name}=${quoted(value, "\\'")}`,
  );

const quoted = (value: string, quote: string): string =>
  /^[\w.:/,-]+$/.test(value) ? value : `'${value.replaceAll("'", quote)}'`;
