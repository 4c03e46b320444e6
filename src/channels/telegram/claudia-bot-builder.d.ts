declare module 'claudia-bot-builder/lib/telegram/parse' {
  /** `undefined` for kinds of updates that it does not know; throws for a tap on an inline message. */
  const parse: (
    update: unknown,
  ) => { readonly sender: string | number; readonly text: string } | undefined;
  export default parse;
}

declare module 'claudia-bot-builder/lib/telegram/format-message' {
  export class Text {
    /** In Markdown unless that is disabled. */
    constructor(text: string);
    disableMarkdown(): this;
    addInlineKeyboard(rows: readonly (readonly object[])[]): this;
    get(): Readonly<Record<string, unknown>>;
  }
}
