import { readCustomerFile } from '../../accounts/csv/customer-file';
import { isConcernedBy, planCustomers } from '../../accounts/csv/plan-customers';
import { changeCustomerRow, findCustomerRow, scanCustomerRows } from '../../store/customer-rows';
import { importCommand } from '../import/import-command';

export const customersImport = importCommand({
  name: 'customers import',
  summary: 'bring a CSV file into the customers table; links and passwords stay as they are',
  key: 'customerId',
  read: readCustomerFile,
  // The whole table is read: the index of e-mails lags, and has only those that are spelled as they should be.
  plan: async ({ client, tables }, file) =>
    planCustomers(file, await scanCustomerRows(client, tables.customers, isConcernedBy(file))),
  table: ({ client, tables }) => ({
    write: (...row) => changeCustomerRow(client, tables.customers, ...row),
    find: (customerId) => findCustomerRow(client, tables.customers, customerId),
  }),
});
