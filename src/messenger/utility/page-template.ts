import * as v from 'valibot';
import { parametersIn } from './template-text';

/** A utility template as Facebook has it. */
export interface PageTemplate {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  /** `APPROVED`, or why not: Facebook's word (facts §2.5). */
  readonly status: string;
  readonly rejectedReason?: string;
  readonly components: readonly Component[];
}

export interface Component {
  readonly type: string;
  readonly text?: string | undefined;
  readonly buttons?: readonly Readonly<Record<string, unknown>>[] | undefined;
}

const component = v.object({
  type: v.string(),
  text: v.optional(v.string()),
  buttons: v.optional(v.array(v.record(v.string(), v.unknown()))),
});

/** Facebook's codes and nothing else: they are put on record and shown. */
const code = v.pipe(v.string(), v.regex(/^[A-Z_]{1,64}$/));

/** `NONE` is how an approved template is said to be rejected for nothing, at least on WhatsApp. */
const rejectedReason = v.fallback(v.optional(code), undefined);

const pageTemplate = v.pipe(
  v.object({
    id: v.union([v.string(), v.pipe(v.number(), v.transform(String))]),
    name: v.string(),
    language: v.string(),
    status: v.pipe(v.string(), v.toUpperCase(), code),
    rejected_reason: rejectedReason,
    components: v.optional(v.array(component), []),
  }),
  v.transform(({ rejected_reason: reason, ...template }): PageTemplate => ({
    ...template,
    ...(reason === undefined || reason === 'NONE' ? {} : { rejectedReason: reason }),
  })),
);

/** One entry of Facebook's list; `undefined` for what can't be read. */
export function readPageTemplate(value: unknown): PageTemplate | undefined {
  const read = v.safeParse(pageTemplate, value);
  return read.success ? read.output : undefined;
}

/** What a customer sees, and what the buttons do, in lines: two templates say the same exactly when these are the same. */
export const contentLines = (components: readonly Component[]): readonly string[] =>
  [...components]
    .sort((one, other) => rankOf(one) - rankOf(other))
    .flatMap(({ text, buttons = [] }) => [
      ...(text === undefined ? [] : [text]),
      ...buttons.map(buttonLine),
    ]);

const ORDER = ['HEADER', 'BODY', 'FOOTER', 'BUTTONS'];

const rankOf = ({ type }: Component): number => ORDER.indexOf(type);

function buttonLine({ text, url, payload, phone_number }: Readonly<Record<string, unknown>>) {
  const target = [url, payload, phone_number].find((each) => typeof each === 'string');
  return `[${String(text)}] ${target ?? ''}`.trimEnd();
}

/** The parameters of its body, and whether that is all that a send has to bring. */
export function demandsOf(components: readonly Component[]): {
  readonly parameters: readonly string[];
  readonly isBodyOnly: boolean;
} {
  const body = components.find(({ type }) => type === 'BODY')?.text ?? '';
  const rest = components.filter(({ type }) => type !== 'BODY');
  return {
    parameters: [...new Set(parametersIn(body))],
    isBodyOnly: parametersIn(JSON.stringify(rest)).length === 0,
  };
}
