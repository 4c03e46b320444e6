declare module 'claudia-api-builder' {
  export default class ApiBuilder {
    get(route: string, handler: () => unknown): void;
    post(route: string, handler: () => unknown): void;
    corsOrigin(origin: string | false): void;
    setBinaryMediaTypes(types: string[]): void;
    apiConfig(): unknown;
  }
}
