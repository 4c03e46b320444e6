import { contentLines, type PageTemplate } from './page-template';
import type { UtilityTemplate } from './template-schema';
import { newestFirst, versionIn, versionName } from './template-version';

/** How a wanted template stands on the Page. */
export type TemplatePlan = { readonly wanted: UtilityTemplate } & (
  | { readonly state: 'missing'; readonly submitAs: string }
  /** The newest version says something else. */
  | { readonly state: 'changed'; readonly submitAs: string; readonly newest: PageTemplate }
  | { readonly state: 'submitted'; readonly newest: PageTemplate }
);

export interface TemplatesPlan {
  readonly templates: readonly TemplatePlan[];
  /** On the Page, and of no file: left alone, and never sent. */
  readonly others: readonly PageTemplate[];
}

/** Compares the files with the Page, version by version. */
export const planTemplates = (
  wanted: readonly UtilityTemplate[],
  onPage: readonly PageTemplate[],
): TemplatesPlan => ({
  templates: wanted.map((template) => planTemplate(template, onPage)),
  others: onPage.filter(
    ({ name, language }) =>
      !wanted.some((file) => file.language === language && versionIn(name, file.name)),
  ),
});

function planTemplate(wanted: UtilityTemplate, onPage: readonly PageTemplate[]): TemplatePlan {
  const sameLanguage = onPage.filter(({ language }) => language === wanted.language);
  const [newest] = newestFirst(sameLanguage, wanted.name);
  if (newest === undefined) return { wanted, state: 'missing', submitAs: wanted.name };
  const isSame =
    contentLines(newest.components).join('\n') === contentLines(wanted.components).join('\n');
  if (isSame) return { wanted, state: 'submitted', newest };
  const version = (versionIn(newest.name, wanted.name) ?? 1) + 1;
  return { wanted, state: 'changed', submitAs: versionName(wanted.name, version), newest };
}
