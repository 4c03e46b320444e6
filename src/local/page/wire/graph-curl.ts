import type { GraphEntry } from '../../messenger/wire/wire-entry';
import { shellQuote } from '../../messenger/wire/shell-quote';

/**
 * The command that makes this call once more at the emulator below `origin`. It reads the token and its proof from the
 * shell's variables PAGE_TOKEN and PROOF: the wire never shows them.
 */
export function graphCurl({ method, path, request }: GraphEntry, origin: string): string {
  const separator = path.includes('?') ? '&' : '?';
  const address = shellQuote(`${origin}/graph${path}${separator}appsecret_proof=`);
  return [
    `curl -X ${method} ${address}"$PROOF"`,
    '-H "authorization: Bearer $PAGE_TOKEN"',
    ...(request === null
      ? []
      : [
          `-H ${shellQuote('content-type: application/json')}`,
          `--data-raw ${shellQuote(JSON.stringify(request))}`,
        ]),
  ].join(' \\\n  ');
}
