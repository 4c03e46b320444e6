import * as v from 'valibot';

export type WireObject = Readonly<Record<string, unknown>>;

export const isWireObject = (value: unknown): value is WireObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Text or number on the wire: "all JSON properties are strings" holds on some pages only (facts §4.4). */
const textOrInteger = v.union([
  v.string(),
  v.pipe(v.number(), v.safeInteger(), v.transform(String)),
]);

/** A psid, Page id or app id: printable without `#`, which separates the parts of our table keys. */
export const idSchema = v.pipe(textOrInteger, v.regex(/^[!"$-~]{1,128}$/));

/** A message id: opaque and of no documented length. */
export const midSchema = v.pipe(textOrInteger, v.nonEmpty());

export const countSchema = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.digits(), v.transform(Number))]),
  v.safeInteger(),
  v.minValue(0),
);

export const flagSchema = v.union([
  v.boolean(),
  v.pipe(
    v.picklist(['true', 'false']),
    v.transform((text) => text === 'true'),
  ),
]);

/** An optional field: what is null or of a wrong type reads as absent, and the rest of the event still counts. */
export const lenient = <Schema extends v.GenericSchema>(
  schema: Schema,
): v.SchemaWithFallback<v.OptionalSchema<Schema, undefined>, undefined> =>
  v.fallback(v.optional(schema), undefined);

export const textField = lenient(v.string());
export const idField = lenient(idSchema);
export const midField = lenient(midSchema);

/** The value, or undefined: for reading one field without a schema of its own. */
export function readAs<Output>(
  schema: v.GenericSchema<unknown, Output>,
  value: unknown,
): Output | undefined {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : undefined;
}

/** Leaves out what is undefined, so that an absent field is absent and not a key that holds nothing. */
export const present = <Fields extends object>(fields: Fields): Present<Fields> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Present<Fields>;

type Present<Fields> = {
  [Name in keyof Fields as undefined extends Fields[Name] ? never : Name]: Fields[Name];
} & {
  [Name in keyof Fields as undefined extends Fields[Name] ? Name : never]?: Exclude<
    Fields[Name],
    undefined
  >;
};
