import { intrinsicOf, isObject, type Template } from './template';

/** Where a template is resolved: what AWS would put in for its names. */
export interface Deployment {
  readonly parameters: Readonly<Record<string, string>>;
  /** `Ref` and `Fn::GetAtt` of a resource; the attribute is `Ref` for the former. */
  readonly attribute: (logicalId: string, attribute: string) => string;
}

/** `Ref` of `AWS::NoValue`: what holds it is left out. */
export const NO_VALUE = Symbol('AWS::NoValue');

const PSEUDO_PARAMETERS: Readonly<Record<string, unknown>> = {
  'AWS::Partition': 'aws',
  'AWS::Region': 'eu-west-1',
  'AWS::AccountId': '000000000000',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::NoValue': NO_VALUE,
};

/**
 * Puts in what CloudFormation would: parameters (their defaults where the deployment names none), conditions, `Fn::Sub`.
 * Throws for a function or a name that it does not know.
 */
export function resolve(value: unknown, template: Template, deployment: Deployment): unknown {
  const inner = (part: unknown): unknown => resolve(part, template, deployment);
  const call = intrinsicOf(value);
  if (call !== undefined) return evaluate(call.name, call.argument, template, deployment);
  if (Array.isArray(value)) return value.map(inner).filter((part) => part !== NO_VALUE);
  if (!isObject(value)) return value;
  const resolved = Object.entries(value).map(([name, part]) => [name, inner(part)] as const);
  return Object.fromEntries(resolved.filter(([, part]) => part !== NO_VALUE));
}

function evaluate(
  name: string,
  argument: unknown,
  template: Template,
  deployment: Deployment,
): unknown {
  const inner = (part: unknown): unknown => resolve(part, template, deployment);
  const list = (): readonly unknown[] => (Array.isArray(argument) ? (argument as unknown[]) : []);
  switch (name) {
    case 'Ref':
      return refer(String(argument), template, deployment);
    case 'Fn::GetAtt': {
      const [logicalId, attribute] = list();
      return deployment.attribute(String(logicalId), String(attribute));
    }
    case 'Fn::Sub': {
      const [text, names] = Array.isArray(argument) ? list() : [argument, {}];
      return substitute(String(text), inner(names), template, deployment);
    }
    case 'Fn::If': {
      const [condition, then, otherwise] = list();
      const holds = inner(template.Conditions[String(condition)]);
      return inner(holds === true ? then : otherwise);
    }
    case 'Fn::Equals': {
      const [left, right] = list().map(inner);
      return left === right;
    }
    case 'Fn::Not':
      return inner(list()[0]) !== true;
    default:
      throw new Error(`The template uses ${name}, which nothing here resolves`);
  }
}

function refer(name: string, template: Template, { parameters, attribute }: Deployment): unknown {
  if (name in PSEUDO_PARAMETERS) return PSEUDO_PARAMETERS[name];
  const parameter = template.Parameters[name];
  if (parameter === undefined) return attribute(name, 'Ref');
  return parameters[name] ?? String(parameter.Default ?? '');
}

function substitute(
  text: string,
  names: unknown,
  template: Template,
  deployment: Deployment,
): string {
  return text.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal !== '') return `\${${name}}`;
    if (isObject(names) && name in names) return String(names[name]);
    const dot = name.indexOf('.');
    return String(
      dot < 0
        ? refer(name, template, deployment)
        : deployment.attribute(name.slice(0, dot), name.slice(dot + 1)),
    );
  });
}
