import { el } from '../parts/el';

/** Lets files be dropped anywhere on the pane. */
export function acceptFiles(pane: HTMLElement, take: (files: FileList) => void): void {
  const hint = el(
    'div',
    { class: 'drop-hint', hidden: true, 'data-testid': 'drop-hint' },
    el('p', {}, 'Drop the CSV file to check it'),
    el('p', {}, 'Nothing is written before you say so.'),
  );
  pane.append(hint);
  const show = (shown: boolean): void => {
    hint.hidden = !shown;
  };
  pane.addEventListener('dragover', (event) => {
    // Without a dragged file it is text on its way into a field.
    if (event.dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    show(true);
  });
  pane.addEventListener('dragleave', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && pane.contains(relatedTarget))) show(false);
  });
  pane.addEventListener('drop', (event) => {
    show(false);
    const files = event.dataTransfer?.files;
    if (files === undefined || files.length === 0) return;
    event.preventDefault();
    take(files);
  });
}
