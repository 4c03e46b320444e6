import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type {
  Property,
  PropertyType,
  Resource as ResourceType,
  SpecDatabase,
} from '@aws-cdk/service-spec-types';
import { intrinsicOf, isObject, type Template } from './template';

/** CloudFormation's own specification of its resource types; reading it takes a second. */
export interface Specification {
  readonly typeOf: (name: string) => ResourceType | undefined;
  readonly propertiesOf: (type: PropertyType) => Properties | undefined;
}

type Properties = Readonly<Record<string, Property>>;

export function loadSpecification(): Specification {
  const database: SpecDatabase = loadAwsServiceSpecSync();
  return {
    typeOf: (name) => database.lookup('resource', 'cloudFormationType', 'equals', name).at(0),
    propertiesOf: (type) =>
      type.type === 'ref'
        ? database.get('typeDefinition', type.reference.$ref).properties
        : undefined,
  };
}

/** What CloudFormation would refuse of the resources: unknown types and properties, missing ones, values of a wrong type. */
export const specificationFaults = (
  template: Template,
  specification: Specification,
): readonly string[] =>
  Object.entries(template.Resources).flatMap(([logicalId, { Type, Properties }]) => {
    const type = specification.typeOf(Type);
    return type === undefined
      ? [`${logicalId}: there is no type ${Type}`]
      : propertyFaults(Properties, type.properties, logicalId, specification);
  });

function propertyFaults(
  value: unknown,
  known: Properties,
  path: string,
  specification: Specification,
): readonly string[] {
  if (intrinsicOf(value) !== undefined) return [];
  if (!isObject(value)) return [`${path}: must be an object`];
  const unknown = Object.keys(value)
    .filter((name) => !Object.hasOwn(known, name))
    .map((name) => `${path}: there is no property ${name}`);
  const wrong = Object.entries(known).flatMap(([name, property]) => {
    const given = value[name];
    if (given === undefined) return property.required ? [`${path}: ${name} is missing`] : [];
    return fewestFaults(given, property, `${path}.${name}`, specification);
  });
  return [...unknown, ...wrong];
}

/** A property whose type has changed over time takes all of its types. */
function fewestFaults(
  value: unknown,
  { type, previousTypes = [] }: Property,
  path: string,
  specification: Specification,
): readonly string[] {
  const faults = [type, ...previousTypes].map((each) =>
    valueFaults(value, each, path, specification),
  );
  return faults.find((each) => each.length === 0) ?? faults[0] ?? [];
}

function valueFaults(
  value: unknown,
  type: PropertyType,
  path: string,
  specification: Specification,
): readonly string[] {
  // What a function will answer is not known here; cfn-lint follows some of them.
  if (intrinsicOf(value) !== undefined) return [];
  switch (type.type) {
    case 'string':
      return textFaults(value, type.allowedValues, path);
    case 'integer':
    case 'number':
      return isNumber(value) ? [] : [`${path}: must be a number`];
    case 'boolean':
      return value === true || value === false || value === 'true' || value === 'false'
        ? []
        : [`${path}: must be true or false`];
    case 'array':
      return Array.isArray(value)
        ? value.flatMap((each, index) =>
            valueFaults(each, type.element, `${path}[${String(index)}]`, specification),
          )
        : [`${path}: must be a list`];
    case 'map':
      return isObject(value) ? [] : [`${path}: must be a map`];
    case 'ref':
      return propertyFaults(value, specification.propertiesOf(type) ?? {}, path, specification);
    case 'json':
    case 'null':
    case 'tag':
    case 'union':
    case 'date-time':
      return [];
  }
}

const isNumber = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value));

function textFaults(
  value: unknown,
  allowed: readonly string[] | undefined,
  path: string,
): readonly string[] {
  if (!['string', 'number', 'boolean'].includes(typeof value)) return [`${path}: must be a text`];
  const text = String(value);
  return allowed === undefined || allowed.includes(text)
    ? []
    : [`${path}: ${text} is none of ${allowed.join(', ')}`];
}
