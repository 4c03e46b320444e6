import { createControlClient } from '../../src/local/messenger/control/control-client';
import type { ControlApi } from '../../src/local/messenger/control/control-api';
import { DEMO_CUSTOMERS, DEMO_PASSWORD } from '../../src/local/demo-data';
import { startStack, type Stack, type StackOptions } from '../../src/local/stack';

export interface StackUnderTest extends Stack {
  readonly control: ControlApi;
  /** Everything that was logged, one line each. */
  readonly logged: readonly string[];
  /** The texts that the bot has sent to this person, oldest first. */
  readonly textsTo: (psid: string) => Promise<readonly string[]>;
  /** Changes attributes of a parcel's row, as operations would. */
  readonly setParcel: (parcelId: string, row: Readonly<Record<string, unknown>>) => Promise<void>;
}

/** The whole local stack without a browser. */
export async function startStackUnderTest(
  options: Partial<StackOptions> = {},
): Promise<StackUnderTest> {
  const logged: string[] = [];
  const stack = await startStack({
    port: 0,
    dynamoDbPort: 0,
    dist: 'dist',
    log: (level, event, fields) => logged.push(JSON.stringify({ level, event, ...fields })),
    ...options,
  });
  const control = createControlClient(stack.url);
  return {
    ...stack,
    control,
    logged,
    textsTo: async (psid) => {
      const { messages } = await control.thread(psid);
      return messages.flatMap(({ from, content }) =>
        from === 'bot' && 'text' in content ? [content.text] : [],
      );
    },
    setParcel: async (parcelId, row) => {
      await fetch(`${stack.url}/operations/parcels/${parcelId}`, {
        method: 'PATCH',
        body: JSON.stringify(row),
      });
    },
  };
}

/** Logs the person in through the real popup's calls, and follows it back to Facebook. */
export async function linkPerson(
  { url, control, settled }: StackUnderTest,
  psid: string,
  email: string = DEMO_CUSTOMERS[0].email,
): Promise<void> {
  const { popupUrl } = await control.beginLogin(psid, 'https://login.parcel.example/');
  const opened = new URL(popupUrl).searchParams;
  const answer = await fetch(`${url}/api/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      email,
      password: DEMO_PASSWORD,
      accountLinkingToken: opened.get('account_linking_token'),
      redirectUri: opened.get('redirect_uri'),
    }),
  });
  const { redirectTo } = (await answer.json()) as { redirectTo: string };
  await fetch(redirectTo.replace('https://www.facebook.com', `${url}/facebook`));
  await settled();
}
