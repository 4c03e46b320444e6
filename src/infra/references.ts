import { asList, intrinsicOf, isObject, type Template } from './template';
import type { Specification } from './specification';

/** A function call somewhere in the template, and where. */
interface Found {
  readonly path: string;
  readonly name: string;
  readonly argument: unknown;
}

/** Names that lead nowhere: in `Ref`, `GetAtt`, `Sub`, `If`, `Condition` and `DependsOn`; and parameters that nobody uses. */
export function referenceFaults(
  template: Template,
  specification: Specification,
): readonly string[] {
  const { Parameters, Conditions, Resources, Outputs } = template;
  const calls = [
    ...callsIn(Resources, 'Resources'),
    ...callsIn(Outputs, 'Outputs'),
    ...callsIn(Conditions, 'Conditions'),
  ];
  const dangling = calls.flatMap((call) =>
    namesOf(call)
      .map((name) => faultOf(name, template, specification))
      .filter((fault) => fault !== undefined)
      .map((fault) => `${call.path}: ${fault}`),
  );
  const attached = Object.entries({ ...Resources, ...Outputs }).flatMap(([id, item]) =>
    isObject(item) ? attachmentFaults(id, item, template) : [],
  );
  const used = new Set(calls.flatMap(namesOf).map(({ target }) => target));
  const idle = Object.keys(Parameters)
    .filter((name) => !used.has(name))
    .map((name) => `Parameters.${name}: nothing uses it`);
  return [...dangling, ...attached, ...idle];
}

function callsIn(value: unknown, path: string): readonly Found[] {
  if (Array.isArray(value)) {
    return value.flatMap((each, index) => callsIn(each, `${path}[${String(index)}]`));
  }
  if (!isObject(value)) return [];
  const call = intrinsicOf(value);
  const here = call === undefined ? [] : [{ path, ...call }];
  const inside = Object.entries(value).flatMap(([name, each]) =>
    callsIn(each, call === undefined ? `${path}.${name}` : path),
  );
  return [...here, ...inside];
}

interface Name {
  readonly kind: 'value' | 'attribute' | 'condition';
  readonly target: string;
  readonly attribute?: string;
}

function namesOf({ name, argument }: Found): readonly Name[] {
  const parts = asList(argument);
  switch (name) {
    case 'Ref':
      return [{ kind: 'value', target: String(argument) }];
    case 'Condition':
      return [{ kind: 'condition', target: String(argument) }];
    case 'Fn::If':
      return [{ kind: 'condition', target: String(parts[0]) }];
    case 'Fn::GetAtt':
      return [{ kind: 'attribute', target: String(parts[0]), attribute: String(parts[1]) }];
    case 'Fn::Sub':
      return namesInText(String(parts[0]), isObject(parts[1]) ? Object.keys(parts[1]) : []);
    default:
      return [];
  }
}

const namesInText = (text: string, own: readonly string[]): readonly Name[] =>
  [...text.matchAll(/\$\{([^!}][^}]*)\}/g)]
    .map(([, name = '']) => name)
    .filter((name) => !own.includes(name))
    .map((name) => {
      const [target = '', attribute] = name.split(/\.(.*)/s);
      return attribute === undefined
        ? { kind: 'value', target }
        : { kind: 'attribute', target, attribute };
    });

function faultOf(
  { kind, target, attribute = '' }: Name,
  { Parameters, Conditions, Resources }: Template,
  specification: Specification,
): string | undefined {
  switch (kind) {
    case 'condition':
      return target in Conditions ? undefined : `there is no condition ${target}`;
    case 'value':
      return target.startsWith('AWS::') || target in Parameters || target in Resources
        ? undefined
        : `there is no parameter or resource ${target}`;
    case 'attribute': {
      const resource = Resources[target];
      if (resource === undefined) return `there is no resource ${target}`;
      const type = specification.typeOf(resource.Type);
      return type === undefined || attribute in type.attributes
        ? undefined
        : `${resource.Type} has no attribute ${attribute}`;
    }
  }
}

function attachmentFaults(
  id: string,
  item: Readonly<Record<string, unknown>>,
  { Conditions, Resources }: Template,
): readonly string[] {
  const conditions = asList(item['Condition'])
    .filter((name) => !(String(name) in Conditions))
    .map((name) => `${id}: there is no condition ${String(name)}`);
  const dependencies = asList(item['DependsOn'])
    .filter((name) => !(String(name) in Resources))
    .map((name) => `${id}: DependsOn names no resource: ${String(name)}`);
  return [...conditions, ...dependencies];
}
