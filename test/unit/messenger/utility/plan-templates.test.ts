import fc from 'fast-check';
import { planTemplates } from '../../../../src/messenger/utility/plan-templates';
import { readPageTemplate } from '../../../../src/messenger/utility/page-template';
import type { UtilityTemplate } from '../../../../src/messenger/utility/template-schema';
import { versionIn, versionName } from '../../../../src/messenger/utility/template-version';

const wanted = (text: string, language = 'en'): UtilityTemplate => ({
  name: 'parcel_delivered',
  language,
  category: 'UTILITY',
  parameter_format: 'NAMED',
  components: [{ type: 'BODY', text }],
});

const onPage = (name: string, text: string, language = 'en') => ({
  id: name,
  name,
  language,
  status: 'APPROVED',
  components: [{ type: 'BODY', text }],
});

test('a template that the Page lacks in this language is to be submitted under its own name', () => {
  const { templates } = planTemplates(
    [wanted('It is there.')],
    [onPage('parcel_delivered', 'It is there.', 'de')],
  );

  expect(templates).toEqual([
    expect.objectContaining({ state: 'missing', submitAs: 'parcel_delivered' }),
  ]);
});

test('a changed text is to be submitted as the version after the newest, approved or not', () => {
  const { templates } = planTemplates(
    [wanted('It is here.')],
    [
      onPage('parcel_delivered_v10', 'It was there.'),
      onPage('parcel_delivered_v9', 'It is here.'),
      onPage('parcel_delivered', 'It is there.'),
    ],
  );

  expect(templates).toEqual([
    expect.objectContaining({ state: 'changed', submitAs: 'parcel_delivered_v11' }),
  ]);
});

test('a template that says the same is left alone, whatever Facebook adds to it', () => {
  const listed = readPageTemplate({
    ...onPage('parcel_delivered_v2', 'It is there.'),
    components: [
      { type: 'BODY', text: 'It is there.', example: { body_text: [] }, add_security: false },
    ],
  });

  const { templates } = planTemplates([wanted('It is there.')], listed ? [listed] : []);

  expect(templates).toEqual([expect.objectContaining({ state: 'submitted', newest: listed })]);
});

test('a template of no file is told as such', () => {
  const other = onPage('parcel_delivered_soon', 'Soon.');

  expect(planTemplates([wanted('It is there.')], [other]).others).toEqual([other]);
});

test('a version is read back from the name that it gives', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z][a-z_]{0,20}$/),
      fc.integer({ min: 1, max: 9999 }),
      (base, n) => {
        expect(versionIn(versionName(base, n), base)).toBe(n);
      },
    ),
  );
});
