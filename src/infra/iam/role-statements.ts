import * as v from 'valibot';
import { resolve, type Deployment } from '../resolve';
import { asList, type Template } from '../template';
import type { Condition, Statement } from './evaluate';

const texts = v.pipe(v.unknown(), v.transform(asList), v.array(v.string()));

const statement = v.strictObject({
  Sid: v.string(),
  Effect: v.picklist(['Allow', 'Deny']),
  Action: texts,
  Resource: texts,
  Condition: v.optional(v.record(v.string(), v.record(v.string(), texts)), {}),
});

const role = v.object({
  Policies: v.array(v.object({ PolicyDocument: v.object({ Statement: v.array(statement) }) })),
});

/** What a role of the template may do, with its ARNs as they are in this deployment. Throws where there is no such role. */
export function roleStatements(
  template: Template,
  logicalId: string,
  deployment: Deployment,
): readonly Statement[] {
  const properties = template.Resources[logicalId]?.Properties;
  const { Policies } = v.parse(role, resolve(properties, template, deployment));
  return Policies.flatMap(({ PolicyDocument }) =>
    PolicyDocument.Statement.map(({ Sid, Effect, Action, Resource, Condition }) => ({
      sid: Sid,
      effect: Effect,
      actions: Action,
      resources: Resource,
      conditions: conditionsOf(Condition),
    })),
  );
}

const conditionsOf = (
  block: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>,
): readonly Condition[] =>
  Object.entries(block).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({ operator, key, values })),
  );
