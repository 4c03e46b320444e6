/** The app id of the Page Inbox, where our people answer, as the routing documentation has it (facts §5, §14). */
export const PAGE_INBOX_APP_ID = '263902037430900';
