/**
 * A template can't be edited (facts §2.5), so another text is another template: `parcel_delivered`, then
 * `parcel_delivered_v2`, `parcel_delivered_v3`.
 */
export const versionName = (base: string, version: number): string =>
  version === 1 ? base : `${base}_v${String(version)}`;

/** Which version of that template the name is; `undefined` for another template's. */
export function versionIn(name: string, base: string): number | undefined {
  if (name === base) return 1;
  if (!name.startsWith(`${base}_v`)) return undefined;
  const digits = name.slice(base.length + 2);
  return /^[1-9]\d{0,5}$/.test(digits) && digits !== '1' ? Number(digits) : undefined;
}

/** The versions of a template among these, the newest first. */
export const newestFirst = <Named extends { readonly name: string }>(
  templates: readonly Named[],
  base: string,
): readonly Named[] =>
  templates
    .flatMap((template) => {
      const version = versionIn(template.name, base);
      return version === undefined ? [] : [{ template, version }];
    })
    .sort((one, other) => other.version - one.version)
    .map(({ template }) => template);
