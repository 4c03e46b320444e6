import { refuse } from '../graph/errors';
import type { Refusal } from '../graph/errors';
import type { TemplateParameter, UtilityCall } from '../rules/message-schema';
import type { TemplateButton, TemplateRecord } from '../state';
import { parametersIn } from './template-rules';
import type { ThreadButton, ThreadContent } from '../thread/thread-model';

/** The message that the person sees, or why Facebook would not send it. */
export function fillTemplate(
  template: TemplateRecord | undefined,
  call: UtilityCall,
): ThreadContent | Refusal {
  if (template === undefined) {
    return refuse('invalidParameter', 'No template of this name in this language.');
  }
  if (template.status !== 'APPROVED') {
    return refuse('invalidParameter', 'The template is not approved.');
  }
  const parametersOf = (type: 'header' | 'body' | 'buttons'): readonly TemplateParameter[] =>
    call.components.filter((component) => component.type === type).flatMap((c) => c.parameters);
  const header = fillText(template.header ?? '', parametersOf('header'), template.named);
  const body = fillText(template.body, parametersOf('body'), template.named);
  const buttons = fillButtons(template.buttons, parametersOf('buttons'));
  if (header === undefined || body === undefined || buttons === undefined) {
    return refuse('invalidParameter', 'INCORRECT_PARAMS');
  }
  return {
    kind: 'utility',
    template: template.name,
    ...(header !== '' && { header }),
    text: body,
    buttons,
  };
}

/** `undefined` when the parameters are not exactly those of the text. */
function fillText(
  text: string,
  parameters: readonly TemplateParameter[],
  named: boolean,
): string | undefined {
  const names = new Set(parametersIn(text));
  if (names.size !== parameters.length) return undefined;
  const values = new Map<string, string>();
  for (const [index, parameter] of parameters.entries()) {
    if (parameter.type !== 'text') return undefined;
    if (named !== (parameter.parameter_name !== undefined)) return undefined;
    const name = parameter.parameter_name ?? String(index + 1);
    if (!names.has(name)) return undefined;
    values.set(name, parameter.text);
  }
  if (values.size !== names.size) return undefined;
  return text.replace(/\{\{(.*?)\}\}/g, (_match, name: string) => values.get(name) ?? '');
}

/** One parameter for each button with a blank, in the order of the buttons; `undefined` when they do not match. */
function fillButtons(
  buttons: readonly TemplateButton[],
  parameters: readonly TemplateParameter[],
): readonly ThreadButton[] | undefined {
  const left = [...parameters];
  const filled: ThreadButton[] = [];
  for (const button of buttons) {
    const target = targetOf(button);
    const value = BLANK.test(target) ? valueFor(button, left.shift()) : '';
    if (value === undefined) return undefined;
    filled.push(
      toThreadButton(
        button,
        target.replace(BLANK, () => value),
      ),
    );
  }
  return left.length === 0 ? filled : undefined;
}

const BLANK = /\{\{.*?\}\}/;

function targetOf(button: TemplateButton): string {
  switch (button.type) {
    case 'URL':
      return button.url;
    case 'POSTBACK':
      return button.payload;
    case 'PHONE_NUMBER':
      return button.phone_number;
  }
}

/** `undefined` when the parameter is missing or of another type than the button. */
function valueFor(
  { type }: TemplateButton,
  parameter: TemplateParameter | undefined,
): string | undefined {
  if (parameter?.type === 'URL' && type === 'URL') return parameter.url;
  if (parameter?.type === 'POSTBACK' && type === 'POSTBACK') return parameter.payload;
  return undefined;
}

function toThreadButton({ type, text: title }: TemplateButton, target: string): ThreadButton {
  switch (type) {
    case 'URL':
      return { kind: 'url', title, url: target };
    case 'POSTBACK':
      return { kind: 'postback', title, payload: target };
    case 'PHONE_NUMBER':
      return { kind: 'phone', title, number: target };
  }
}
