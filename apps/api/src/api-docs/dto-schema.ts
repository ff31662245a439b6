import type { Type } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, ValidationTypes } from 'class-validator';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type Schema = Schemas[string];
type Validations = ReturnType<
  ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']
>;

/** What a constraint of class-validator says in JSON Schema, given its arguments. */
const CONSTRAINTS: Readonly<Record<string, (argument: never) => Schema>> = {
  isString: () => ({ type: 'string' }),
  isInt: () => ({ type: 'integer' }),
  isBoolean: () => ({ type: 'boolean' }),
  isArray: () => ({ type: 'array' }),
  isEmail: () => ({ format: 'email' }),
  isUuid: () => ({ format: 'uuid' }),
  isIn: (values: string[]) => ({ enum: values }),
  matches: (pattern: RegExp) => ({ pattern: pattern.source }),
  min: (minimum: number) => ({ minimum }),
  max: (maximum: number) => ({ maximum }),
  maxLength: (maxLength: number) => ({ maxLength }),
  arrayMinSize: (minItems: number) => ({ minItems }),
  arrayMaxSize: (maxItems: number) => ({ maxItems }),
};

/** JSON Schemas of the DTO and of those nested in it, by class name, made of the decorators that check them. */
export function dtoSchemas(dto: Type<object>): Schemas {
  const schemas: Schemas = {};
  const properties: Record<string, Schema> = {};
  const required: string[] = [];
  const byProperty = Map.groupBy(validationsOf(dto), ({ propertyName }) => propertyName);
  for (const [name, validations] of byProperty) {
    const nested = nestedType(dto, name, validations);
    if (nested) Object.assign(schemas, dtoSchemas(nested));
    properties[name] = propertySchema(validations, nested);
    const optional = validations.some(
      ({ type }) => type === ValidationTypes.CONDITIONAL_VALIDATION,
    );
    if (!optional) required.push(name);
  }
  schemas[dto.name] = { type: 'object', properties, required, additionalProperties: false };
  return schemas;
}

function validationsOf(dto: Type<object>): Validations {
  return getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);
}

function propertySchema(validations: Validations, nested: Type<object> | undefined): Schema {
  const schema: Schema = {};
  for (const { name = '', constraints, each } of validations) {
    if (!each) Object.assign(schema, CONSTRAINTS[name]?.(constraints?.[0] as never));
  }
  return nested ? { ...schema, items: { $ref: `#/components/schemas/${nested.name}` } } : schema;
}

/** The class of a list's items, found by letting class-transformer make one. */
function nestedType(
  dto: Type<object>,
  property: string,
  validations: Validations,
): Type<object> | undefined {
  if (!validations.some(({ type }) => type === ValidationTypes.NESTED_VALIDATION)) return undefined;
  const made = plainToInstance(dto, { [property]: [{}] }) as Record<string, object[]>;
  return made[property]?.[0]?.constructor as Type<object> | undefined;
}
