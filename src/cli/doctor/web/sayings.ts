/** `option`: the one by which the address can be given. */
export const ADDRESS_UNKNOWN = (option: string): string =>
  `its address is not known here: ${option}, or --stage in the folder of the deployment`;

export const UNREACHABLE = 'npm run deploy; is it reached from here at all?';
