import { readTemplateFile } from '../../messenger/utility/read-template-file';
import type { UtilityTemplate } from '../../messenger/utility/template-schema';
import { AppError } from '../../shared/errors';
import type { CommandWorld } from '../command';

export const TEMPLATES_FOLDER = 'infra/templates';

/**
 * The company's templates: every JSON file of the folder, by name and language. Throws `config_invalid` with each
 * mistake of each file, and for two files that mean the same template.
 */
export async function readTemplateFiles(
  { listFolder, readFile }: Pick<CommandWorld, 'listFolder' | 'readFile'>,
  folder = TEMPLATES_FOLDER,
): Promise<readonly UtilityTemplate[]> {
  const names = (await listFolder(folder)).filter((name) => name.endsWith('.json')).sort();
  const files = await Promise.all(
    names.map(async (name) => ({ name, ...readTemplateFile(await readFile(`${folder}/${name}`)) })),
  );
  const templates = files.flatMap((file) => (file.ok ? [file] : []));
  const faults = [
    ...files.flatMap((file) =>
      file.ok ? [] : file.faults.map((fault) => `${file.name}: ${fault}`),
    ),
    ...templates.filter(isRepeated).map(({ name }) => `${name}: its template has two files`),
    ...(names.length === 0 ? ['there are no JSON files'] : []),
  ];
  if (faults.length === 0) return templates.map(({ template }) => template);
  throw new AppError('config_invalid', [`${folder}:`, ...faults].join('\n  '), false);
}

interface File {
  readonly template: UtilityTemplate;
}

const isRepeated = ({ template }: File, index: number, files: readonly File[]): boolean =>
  files.findIndex(
    (each) => each.template.name === template.name && each.template.language === template.language,
  ) !== index;
