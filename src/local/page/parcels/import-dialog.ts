import type { ImportPlan } from '../../../parcels/csv/plan-import';
import { button, el, setText } from '../parts/el';
import { countOf, drawCounts, drawDetails, drawRules, type Known } from './import-report';

export interface ImportDialog {
  /** Of the file. */
  readonly name: string;
  readonly plan: ImportPlan;
  readonly known: Known;
  readonly chooseAnother: () => void;
  /** Never rejects: whoever writes shows what went wrong. */
  readonly write: (onProgress: (done: number) => void) => Promise<void>;
}

/** Shows what a file would do to the table, and does it if asked to. Escape and Cancel change nothing. */
export function openImportDialog(options: ImportDialog): void {
  const { name, plan, known } = options;
  const heading = el('h2', { id: 'import-title' }, `Import ${name}`);
  const verdict = el('p', { id: 'import-verdict' }, verdictOn(plan));
  const dialog = el('dialog', {
    class: 'dialog import',
    'aria-labelledby': heading.id,
    'aria-describedby': verdict.id,
    'data-testid': 'import',
  });
  const close = (): void => {
    dialog.close();
  };
  dialog.append(heading, drawCounts(plan), verdict);
  if (plan.faults.length + plan.changes.length > 0) dialog.append(drawDetails(plan, known));
  if (plan.faults.length > 0) dialog.append(drawRules(known));
  dialog.append(...drawActions(options, dialog, close));
  dialog.addEventListener('close', () => {
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
}

function verdictOn({ faults, changes }: ImportPlan): string {
  if (faults.length > 0) return 'Nothing was written. Correct the file, then choose it again.';
  if (changes.length === 0) return 'The table has all of this already.';
  return 'Customers are told of each change, as if you had typed it.';
}

function drawActions(
  { plan, chooseAnother, write }: ImportDialog,
  dialog: HTMLElement,
  close: () => void,
): readonly HTMLElement[] {
  const total = plan.changes.length;
  const isFaulty = plan.faults.length > 0;
  const cancel = button(
    isFaulty || total === 0 ? 'Close' : 'Cancel',
    { class: 'secondary', 'data-testid': 'cancel' },
    close,
  );
  if (isFaulty) {
    const another = button('Choose another file…', { class: 'primary' }, () => {
      close();
      chooseAnother();
    });
    return [el('div', { class: 'dialog-actions' }, cancel, another)];
  }
  if (total === 0) return [el('div', { class: 'dialog-actions' }, cancel)];
  const progress = createProgress(total);
  const confirm = button(
    `Import ${countOf(total, 'row')}`,
    { class: 'primary', 'data-testid': 'confirm' },
    () => {
      cancel.disabled = true;
      confirm.disabled = true;
      // Escape must not make it look undone.
      dialog.addEventListener('cancel', (event) => {
        event.preventDefault();
      });
      progress.show(0);
      void write(progress.show).then(close);
    },
  );
  return [progress.element, el('div', { class: 'dialog-actions' }, cancel, confirm)];
}

function createProgress(total: number) {
  const bar = el('progress', { max: String(total), 'aria-label': 'Rows written' });
  const text = el('span', { 'aria-hidden': 'true' });
  const element = el('div', { class: 'import-progress', hidden: true }, bar, text);
  return {
    element,
    show: (done: number): void => {
      element.hidden = false;
      bar.value = done;
      setText(text, `${done.toLocaleString('en')} of ${total.toLocaleString('en')}`);
    },
  };
}
