import * as v from 'valibot';
import { parseDocument, YAMLMap, type CollectionTag, type ScalarTag } from 'yaml';

/** Any value of a template; intrinsic functions are in their long form, e.g. `{ 'Fn::Sub': '…' }`. */
export type Value = unknown;

const resource = v.looseObject({
  Type: v.string(),
  Properties: v.optional(v.record(v.string(), v.unknown()), {}),
  Condition: v.optional(v.string()),
  DependsOn: v.optional(v.union([v.string(), v.array(v.string())])),
  DeletionPolicy: v.optional(v.string()),
});

const parameter = v.looseObject({
  Type: v.string(),
  Default: v.optional(v.union([v.string(), v.number()])),
});

const template = v.looseObject({
  Parameters: v.optional(v.record(v.string(), parameter), {}),
  Conditions: v.optional(v.record(v.string(), v.unknown()), {}),
  Resources: v.record(v.string(), resource),
  Outputs: v.optional(v.record(v.string(), v.unknown()), {}),
});

export type Template = v.InferOutput<typeof template>;
export type Resource = Template['Resources'][string];

/** CloudFormation's short forms; the long name is `Fn::` and the tag, but for these two. */
const SHORT_FORMS = ['Ref', 'Condition', 'GetAtt', 'Sub', 'If', 'Not', 'And', 'Or', 'Equals'];
const SHORT_FORMS_OF_LISTS = ['Join', 'Select', 'Split'];

const longName = (tag: string): string => (['Ref', 'Condition'].includes(tag) ? tag : `Fn::${tag}`);

const scalarTag = (tag: string): ScalarTag => ({
  tag: `!${tag}`,
  resolve: (text) => ({ [longName(tag)]: tag === 'GetAtt' ? splitOnce(text) : text }),
});

const listTag = (tag: string): CollectionTag => ({
  tag: `!${tag}`,
  collection: 'seq',
  resolve: (list) => {
    const call = new YAMLMap();
    call.set(longName(tag), list);
    return call;
  },
});

const splitOnce = (text: string): readonly string[] => {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
};

const customTags = [
  ...SHORT_FORMS.map(scalarTag),
  ...[...SHORT_FORMS, ...SHORT_FORMS_OF_LISTS].map(listTag),
];

/** Reads a CloudFormation template in YAML; throws with the line of the first mistake. */
export function readTemplate(text: string): Template {
  const document = parseDocument(text, { customTags });
  const [mistake] = [...document.errors, ...document.warnings];
  if (mistake !== undefined) throw mistake;
  return v.parse(template, document.toJS());
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One or many, as CloudFormation and IAM allow in many places. */
export const asList = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as unknown[]) : [value];

export interface IntrinsicCall {
  readonly name: string;
  readonly argument: unknown;
}

/** The intrinsic function that this value is, if it is one. */
export function intrinsicOf(value: unknown): IntrinsicCall | undefined {
  if (!isObject(value)) return undefined;
  const [entry, ...others] = Object.entries(value);
  if (entry === undefined || others.length > 0) return undefined;
  const [name, argument] = entry;
  return name === 'Ref' || name === 'Condition' || name.startsWith('Fn::')
    ? { name, argument }
    : undefined;
}

/** Resources of one type, with their logical ids. */
export const resourcesOf = (
  { Resources }: Template,
  type: string,
): readonly (readonly [string, Resource])[] =>
  Object.entries(Resources).filter(([, { Type }]) => Type === type);
