/** What claudia asks of an API module: version 4 of claudia-api-builder's description. */
export interface ClaudiaApiConfig {
  readonly version: 4;
  readonly routes: Readonly<Record<string, Readonly<Record<string, object>>>>;
  /** true: OPTIONS requests reach our function; false: claudia makes none. */
  readonly corsHandlers: boolean;
  /** None: JSON and text arrive as they were sent, which the webhook's signature depends on. */
  readonly binaryMediaTypes: readonly string[];
}

/** `routes`: path without its leading slash → methods, e.g. `{ facebook: ['GET', 'POST'] }`. */
export const claudiaApiConfig = (
  routes: Readonly<Record<string, readonly string[]>>,
  { cors }: { readonly cors: boolean },
): ClaudiaApiConfig => ({
  version: 4,
  routes: Object.fromEntries(
    Object.entries(routes).map(([path, methods]) => [
      path,
      Object.fromEntries(methods.map((method) => [method, {}])),
    ]),
  ),
  corsHandlers: cors,
  binaryMediaTypes: [],
});
