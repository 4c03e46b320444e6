/** The bundler and the tests hand these files over as text. */
declare module '*.yaml' {
  const text: string;
  export default text;
}
