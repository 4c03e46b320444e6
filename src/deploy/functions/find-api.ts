import { AppError } from '../../shared/errors';
import type { ApiGateway, RestApi } from './claudia';

const PAGE = 500;

/**
 * The API of a function: the recorded one while it exists, else the one of the function's name, which a `create` that
 * failed half-way left without a record (trap 8). `undefined` when there is none.
 */
export async function findApi(
  apiGateway: ApiGateway,
  name: string,
  recordedId: string | undefined,
): Promise<string | undefined> {
  const apis = await listApis(apiGateway);
  const recorded = apis.find(({ id }) => id !== undefined && id === recordedId);
  if (recorded !== undefined) return recorded.id;
  const [first, ...others] = apis.filter((api) => api.name === name);
  if (others.length === 0) return first?.id;
  throw new AppError(
    'input_invalid',
    `API Gateway has ${String(others.length + 1)} APIs called ${name}: delete all but the one whose address is in use`,
    false,
  );
}

async function listApis(apiGateway: ApiGateway): Promise<readonly RestApi[]> {
  const apis: RestApi[] = [];
  let position: string | undefined;
  do {
    const page = await apiGateway
      .getRestApis({ limit: PAGE, ...(position === undefined ? {} : { position }) })
      .promise();
    apis.push(...(page.items ?? []));
    position = page.position;
  } while (position !== undefined);
  return apis;
}
