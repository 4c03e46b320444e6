/** What an API Lambda answers: the part of API Gateway's proxy response that we use. */
export interface HttpAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A plain-text answer that no cache keeps and no browser interprets as anything else. */
export const textAnswer = (
  statusCode: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer => ({
  statusCode,
  headers: {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  },
  body,
});
