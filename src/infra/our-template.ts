import templateText from '../../infra/template.yaml';
import { readTemplate, type Template } from './template';

let read: Template | undefined;

/** `infra/template.yaml`. Reading it takes longer than all else of a local start, so it is read once. */
export const ourTemplate = (): Template => (read ??= readTemplate(templateText));
