/**
 * The part of the published schema that speaks of one place in a file.
 */
import { findNode, type YamlNode, type YamlPath } from './scan.ts'

/** As much of JSON Schema (draft 2020-12) as the schema of runbooks uses. */
export interface Schema {
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
  readonly type?: string
  readonly description?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly enum?: readonly (string | number)[]
  readonly const?: string | number | boolean
}

/**
 * Every schema that a value at this path may follow, without references and choices. Where the file says which kind
 * of step it is, only that kind is left.
 */
export function schemasAt(root: Schema, nodes: readonly YamlNode[], path: YamlPath): readonly Schema[] {
  let current = flatten(root, root, nodes, [])
  path.forEach((part, index) => {
    const below = current.flatMap((schema) => childOf(schema, part))
    current = below.flatMap((schema) => flatten(root, schema, nodes, path.slice(0, index + 1)))
  })
  return current
}

/** What the schema says of a value: its own words, or those of what it refers to. */
export function describeSchema(root: Schema, schema: Schema): string {
  return schema.description ?? resolve(root, schema).description ?? ''
}

export function resolve(root: Schema, schema: Schema): Schema {
  const name = schema.$ref?.replace('#/$defs/', '')
  return name === undefined ? schema : (root.$defs?.[name] ?? {})
}

export function childOf(schema: Schema, part: string | number): readonly Schema[] {
  if (typeof part === 'number') return schema.items === undefined ? [] : [schema.items]
  const own = schema.properties !== undefined && Object.hasOwn(schema.properties, part) ? schema.properties[part] : null
  if (own !== null && own !== undefined) return [own]
  return typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : []
}

function flatten(root: Schema, given: Schema, nodes: readonly YamlNode[], path: YamlPath): readonly Schema[] {
  const schema = resolve(root, given)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices === undefined) return [schema]
  const all = choices.flatMap((choice) => flatten(root, choice, nodes, path))
  const kind = findNode(nodes, [...path, 'kind'])?.value
  const own = all.filter(({ properties }) => properties?.kind?.const === kind)
  return kind === undefined || own.length === 0 ? all : own
}
