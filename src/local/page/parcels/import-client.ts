import type { ImportPlan, RowChange } from '../../../parcels/csv/plan-import';
import type { ImportProgress } from '../../operations/parcels-import-types';

/** Bringing a CSV file into the table. Every call rejects with the reason as its message. */
export interface ImportClient {
  /** What importing the file would do; writes nothing. */
  readonly check: (file: ArrayBuffer) => Promise<ImportPlan>;
  /** Resolves with the rows that could not be written. `onProgress` hears how many have been tried. */
  readonly write: (
    file: ArrayBuffer,
    onProgress: (done: number) => void,
  ) => Promise<readonly RowChange[]>;
}

export const createImportClient = (): ImportClient => ({
  check: async (file) => (await (await post(file, '')).json()) as ImportPlan,
  write: async (file, onProgress) => {
    const { body } = await post(file, '?write');
    for await (const line of body === null ? [] : linesOf(body)) {
      const progress = JSON.parse(line) as ImportProgress;
      if ('notWritten' in progress) return progress.notWritten;
      onProgress(progress.done);
    }
    throw new Error('The import broke off. Import the file again, and it goes on from there.');
  },
});

async function post(file: ArrayBuffer, query: string): Promise<Response> {
  const response = await fetch(`operations/parcels-import${query}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: file,
  });
  if (response.ok) return response;
  const { error } = (await response.json()) as { readonly error?: string };
  throw new Error(error ?? 'The table refused.');
}

async function* linesOf(body: ReadableStream<BufferSource>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const lines = (rest + read.value).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
