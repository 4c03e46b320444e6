import { button, el } from '../parts/el';
import type { Attempt, Notify } from '../parts/toasts';
import { acceptFiles } from './csv-drop';
import type { ImportClient } from './import-client';
import { openImportDialog } from './import-dialog';
import { countOf, type Known } from './import-report';

export interface CsvImportOptions {
  readonly importer: ImportClient;
  readonly known: () => Known;
  /** Also after an import that left rows out. */
  readonly onWritten: () => void;
  readonly attempt: Attempt;
  readonly notify: Notify;
}

export interface CsvImport {
  /** Chooses a file, for those who do not drop one. */
  readonly controls: HTMLElement;
  readonly acceptDrops: (pane: HTMLElement) => void;
}

/** The server takes no larger request. */
const MAX_BYTES = 10 * 1024 * 1024;

/** From a file to rows of the table: what it would change is shown first. */
export function createCsvImport(options: CsvImportOptions): CsvImport {
  const { importer, known, onWritten, attempt, notify } = options;
  const preview = async (name: string, file: ArrayBuffer): Promise<void> => {
    const plan = await importer.check(file);
    const write = async (onProgress: (done: number) => void): Promise<void> => {
      const left = await importer.write(file, onProgress).finally(onWritten);
      if (left.length > 0) throw new Error(`${countOf(left.length, 'row')} could not be written.`);
      notify(`${countOf(plan.changes.length, 'row')} imported.`);
    };
    openImportDialog({
      ...{ name, plan, known: known() },
      chooseAnother: () => {
        input.click();
      },
      write: (onProgress) => {
        const done = write(onProgress);
        attempt(() => done);
        return done.catch(() => {
          // What was written stays; what is left to do is shown anew.
          attempt(() => preview(name, file));
        });
      },
    });
  };
  const take = (files: FileList | null): void => {
    const [file, second] = files ?? [];
    if (file === undefined) return;
    attempt(async () => {
      if (second !== undefined) throw new Error('One file at a time, please.');
      if (file.size > MAX_BYTES) throw new Error(`${file.name} is larger than 10 MB. Split it.`);
      // Read once: what is written is what was shown, even if the file has changed since.
      await preview(file.name, await file.arrayBuffer());
    });
  };
  const input = el('input', {
    type: 'file',
    accept: '.csv,.txt,text/csv',
    hidden: true,
    'data-testid': 'csv-file',
  });
  input.addEventListener('change', () => {
    take(input.files);
    // Else choosing the same file again would be no change.
    input.value = '';
  });
  return {
    controls: el(
      'div',
      { class: 'csv-controls' },
      el('a', { href: 'parcels/example.csv', download: 'parcels.csv' }, 'Example file'),
      button('Import CSV…', { class: 'secondary', 'data-testid': 'import-csv' }, () => {
        input.click();
      }),
      input,
    ),
    acceptDrops: (pane) => {
      acceptFiles(pane, take);
    },
  };
}
