import { localSettings } from '../../src/local/local-settings';
import { PAGE_INBOX_APP_ID } from '../../src/local/messenger/thread/ownership';
import { hmacSha256Hex } from '../../src/shared/hash';

/** Hands a thread of the stack at that address to the Page Inbox by Graph, as the bot's own app. */
export async function passToInbox(url: string, psid: string): Promise<void> {
  const { FB_APP_SECRET, FB_PAGE_ACCESS_TOKEN, GRAPH_API_URL } = localSettings(url);
  const proof = hmacSha256Hex(FB_APP_SECRET, FB_PAGE_ACCESS_TOKEN);
  const address = `${GRAPH_API_URL ?? ''}/me/pass_thread_control?appsecret_proof=${proof}`;
  const answer = await fetch(address, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${FB_PAGE_ACCESS_TOKEN}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      recipient: { id: psid },
      target_app_id: PAGE_INBOX_APP_ID,
    }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}
