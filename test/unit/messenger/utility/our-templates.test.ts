import { readTemplateFiles } from '../../../../src/cli/templates/read-template-files';
import { listFolder } from '../../../../src/cli/list-folder';
import { readTextFile } from '../../../../src/cli/read-file';
import { demandsOf } from '../../../../src/messenger/utility/page-template';
import { parseParcelRow } from '../../../../src/parcels/parcel';
import { isImportant, STATUSES } from '../../../../src/parcels/status';
import { updateMessage } from '../../../../src/parcels/update-message';

const LOCALES = ['de', 'en'] as const;

const updates = STATUSES.filter(isImportant).flatMap((status) => {
  const { parcel } = parseParcelRow({ parcelId: 'DL-1001', customerId: 'c-1', status });
  return LOCALES.map(
    (locale) => parcel && updateMessage({ about: 'status', parcel }, { locale }).utility,
  ).filter((utility) => utility !== undefined);
});

test('there is a template for every important status in every language, and no other', async () => {
  const files = await readTemplateFiles({ listFolder, readFile: readTextFile });

  const have = files.map(({ name, language }) => `${name} ${language}`);
  const want = updates.map(({ template, language }) => `${template} ${language}`);
  expect(have.sort()).toEqual(want.sort());
});

test('every template asks for nothing that an update does not bring', async () => {
  const files = await readTemplateFiles({ listFolder, readFile: readTextFile });

  const lacking = files.flatMap(({ name, language, components }) => {
    const update = updates.find((each) => each.template === name && each.language === language);
    const { parameters, isBodyOnly } = demandsOf(components);
    return isBodyOnly ? parameters.filter((each) => !(each in (update?.parameters ?? {}))) : [name];
  });
  expect(lacking).toEqual([]);
});
