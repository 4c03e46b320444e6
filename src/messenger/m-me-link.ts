/** Opens the chat with the Page, and brings it the ref (facts §7). */
export const mMeLink = (pageId: string, ref: string): string =>
  `https://m.me/${encodeURIComponent(pageId)}?ref=${encodeURIComponent(ref)}`;
