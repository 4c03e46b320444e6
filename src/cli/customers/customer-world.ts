import { readConfig } from '../../shared/config';
import { AppError } from '../../shared/errors';
import { tableNames } from '../../store/tables';
import { UsageError, type CommandInput, type CommandWorld } from '../command';

/** The tables that customers are about. */
export const customerTables = ({ env }: Pick<CommandWorld, 'env'>) =>
  tableNames(readConfig(env, 'tablePrefix').tablePrefix);

/** The customer whom the first word names. */
export function readCustomerId({ positionals: [typed] }: CommandInput): string {
  const customerId = typed?.trim() ?? '';
  if (customerId === '') throw new UsageError('which customer? Give the id, e.g. C-1001');
  return customerId;
}

export const noSuchCustomer = (customerId: string): AppError =>
  new AppError('input_invalid', `There is no customer ${customerId}`, false);
