import ts from 'typescript';

// TypeScript has one number type; Stripe's numbers are integers but for these.
const fractions = new Set([
  'percent_off',
  'percentage',
  'effective_percentage',
  'height',
  'length',
  'width',
  'weight',
]);

/**
 * Turns the SDK's types into a small dialect of JSON Schema. Its own marks: `open` (an enum that may
 * grow), `unset` (may be sent empty to unset), `expandable` (an id that `expand[]` turns into the
 * object), `nullable`.
 */
export class SchemaWriter {
  definitions = {};

  constructor(checker, coveredFiles) {
    this.checker = checker;
    this.coveredFiles = coveredFiles;
  }

  /** The schema of a type; named object types are put into `definitions` and referred to. */
  reference(type, side) {
    if (type.aliasSymbol?.name === 'Event') return this.reference(this.#eventBase(type), side);
    if (type.isUnion()) return this.#union(type, side);
    if (type.isIntersection()) return { type: 'string', open: true };
    if (type.flags & ts.TypeFlags.StringLiteral) return { type: 'string', enum: [type.value] };
    if (type.flags & ts.TypeFlags.NumberLiteral) return { type: 'integer', enum: [type.value] };
    if (type.flags & ts.TypeFlags.StringLike) return { type: 'string' };
    if (type.flags & ts.TypeFlags.NumberLike) return { type: 'integer' };
    if (type.flags & ts.TypeFlags.BooleanLike) return this.#boolean(type);
    if (type.flags & ts.TypeFlags.Object) return this.#object(type, side);
    return {};
  }

  /** The SDK's Event is a union of some 250 types; what they extend is what an answer must hold. */
  #eventBase(type) {
    return this.checker.getBaseTypes(type.types[0])[0];
  }

  #boolean(type) {
    const literal = type.intrinsicName;
    return literal === 'boolean'
      ? { type: 'boolean' }
      : { type: 'boolean', enum: [literal === 'true'] };
  }

  #union(type, side) {
    const schema = {};
    const literals = [];
    const others = [];
    let open = false;
    for (const part of type.types) {
      if (part.flags & ts.TypeFlags.Null) schema.nullable = true;
      else if (part.flags & ts.TypeFlags.Undefined) continue;
      else if (part.flags & ts.TypeFlags.StringLiteral) literals.push(part.value);
      else if (part.isIntersection()) open = true;
      else others.push(part);
    }
    if (literals.includes('') && (others.length || literals.length > 1 || schema.nullable)) {
      literals.splice(literals.indexOf(''), 1);
      schema.unset = true;
    }
    const parts = this.#booleans(others).map((part) => this.#part(part, side));
    if (literals.length) parts.push({ type: 'string', enum: literals, ...(open ? { open } : {}) });
    else if (open) parts.push({ type: 'string', open });
    return { ...schema, ...this.#merge(parts, side) };
  }

  #booleans(types) {
    const both = types.filter((part) => part.flags & ts.TypeFlags.BooleanLiteral).length === 2;
    if (!both) return types;
    const rest = types.filter((part) => !(part.flags & ts.TypeFlags.BooleanLiteral));
    return [...rest, 'boolean'];
  }

  #part(part, side) {
    return part === 'boolean' ? { type: 'boolean' } : this.reference(part, side);
  }

  #merge(parts, side) {
    if (parts.length === 1) return parts[0];
    if (side === 'request') return { anyOf: parts };
    const id = parts.findIndex((part) => part.type === 'string' && !part.enum && !part.format);
    if (id < 0 || !parts.some((part) => part.$ref || part.type === 'object'))
      return { anyOf: parts };
    const objects = parts.filter((part) => part.$ref || part.type === 'object');
    return objects.every((part) => part.$ref || part.opaque)
      ? { type: 'string', expandable: objects.map((part) => part.$ref ?? '') }
      : { anyOf: parts };
  }

  #object(type, side) {
    const name = type.symbol?.name;
    if (name === 'Decimal') return { type: 'string', format: 'decimal' };
    if (this.checker.isArrayType(type)) {
      return { type: 'array', items: this.reference(this.checker.getTypeArguments(type)[0], side) };
    }
    if (name === 'ApiList') {
      const [item] = this.checker.getTypeArguments(type);
      return { type: 'object', listOf: this.reference(item, side) };
    }
    const declaration = type.symbol?.declarations?.[0];
    const file = declaration?.getSourceFile().fileName;
    if (!file || !this.coveredFiles.has(file)) return { type: 'object', opaque: true };
    const key = this.#key(type.symbol, file);
    if (!(key in this.definitions)) {
      this.definitions[key] = {};
      this.definitions[key] = this.#properties(type, side, declaration);
    }
    return { $ref: key };
  }

  #key(symbol, file) {
    const folder = file.match(/resources\/(.+)\//)?.[1];
    const name = this.checker.getFullyQualifiedName(symbol).replace(/^".*?"\.?/, '');
    return folder && !name.startsWith(`${folder}.`) ? `${folder}.${name}` : name;
  }

  #properties(type, side, at) {
    const schema = { type: 'object', properties: {} };
    const required = [];
    for (const property of type.getProperties()) {
      const optional = property.flags & ts.SymbolFlags.Optional;
      const propertyType = this.checker.getTypeOfSymbolAtLocation(property, at);
      const value = this.reference(propertyType, side);
      if (value.type === 'integer' && fractions.has(property.name)) value.type = 'number';
      schema.properties[property.name] = value;
      if (!optional) required.push(property.name);
    }
    if (required.length) schema.required = required;
    const index = this.checker.getIndexTypeOfType(type, ts.IndexKind.String);
    if (index) schema.values = this.reference(index, side);
    return schema;
  }
}
