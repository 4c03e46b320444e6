import { explainRow } from '../../../src/local/page/parcels/explain-row';
import { fieldText, typedInto } from '../../../src/local/page/parcels/row-fields';
import { statusTone } from '../../../src/local/page/parcels/status-tone';
import { updateStatusCommand } from '../../../src/local/page/update-status-command';
import { STATUSES } from '../../../src/parcels/status';

describe('a field of a row', () => {
  it.each([
    ['text', 'text'],
    [undefined, ''],
    [null, ''],
    [12, '12'],
    [['a'], '["a"]'],
  ])('%j can be typed as %j', (value, expected) => {
    const typed = fieldText({ note: value }, 'note');

    expect(typed).toBe(expected);
  });

  it('is removed when nothing is typed', () => {
    const changes = typedInto('note', '');

    expect(changes).toEqual({ note: null });
  });

  it('changes alone', () => {
    const changes = typedInto('note', 'fragile');

    expect(changes).toEqual({ note: 'fragile' });
  });
});

describe('what is wrong with a row', () => {
  it('is explained by field', () => {
    const found = explainRow(
      { customerId: 'C-1' },
      [
        { field: 'status', reason: 'missing' },
        { field: 'note', reason: 'not_text' },
      ],
      true,
    );

    expect(found).toEqual({
      status: 'No status: taken as “unknown”.',
      note: 'Not text: ignored.',
    });
  });

  it('includes a customer whom the customers table does not have', () => {
    const found = explainRow({ customerId: 'C-9' }, [], false);

    expect(found['customerId']).toContain('No such customer');
  });

  it('says once that there is no customer', () => {
    const found = explainRow({}, [{ field: 'customerId', reason: 'missing' }], false);

    expect(found['customerId']).toBe('No customer: nobody hears of this parcel.');
  });
});

describe('how a status looks', () => {
  it('tells all states apart that ask for something or are an end', () => {
    const plain = STATUSES.filter((status) => statusTone(status) === 'plain');

    expect(plain).toEqual(['pending', 'unknown']);
  });

  it('is plain for what is no status', () => {
    const tone = statusTone('lost in space');

    expect(tone).toBe('plain');
  });
});

describe('the command for a terminal', () => {
  it('updates a parcel at this DynamoDB, in the right table', () => {
    const command = updateStatusCommand({
      dynamoDbEndpoint: 'http://127.0.0.1:8000',
      tablePrefix: 'demo-',
      demo: { password: '', customers: [] },
    });

    expect(command).toContain('--endpoint-url http://127.0.0.1:8000 ');
    expect(command).toContain('--table-name demo-parcels ');
    expect(
      command
        .split('\n')
        .slice(0, -1)
        .every((line) => line.endsWith(' \\')),
    ).toBe(true);
  });
});
