/**
 * What may be written at a place of a runbook file: keys and words of the schema, and the names that the file itself
 * and its surroundings give.
 */
import type { StepKind } from '../runbook/schema.ts'
import type { WrittenNames } from './names.ts'
import { findNode, placeAt, type YamlNode, type YamlPath, type YamlPlace } from './scan.ts'
import { childOf, describeSchema, resolve, type Schema, schemasAt } from './schema-at.ts'
import { skeletonKinds, skeletonOf } from './skeletons.ts'

/** A shared part as a file may include it. */
export interface KnownPart {
  readonly id: string
  readonly version: string
  readonly hash: string
  readonly title: string
  readonly exits: readonly { readonly id: string; readonly title: string }[]
  /** The ids of its steps. */
  readonly steps: readonly string[]
  readonly variables: readonly string[]
}

export interface Surroundings {
  readonly schema: Schema
  readonly parts: readonly KnownPart[]
  /** Ids of runbooks, for `continue`. */
  readonly runbooks: readonly string[]
}

export interface Proposal {
  readonly label: string
  readonly kind: 'key' | 'word' | 'name' | 'piece'
  /** Beside it: a type, a title. */
  readonly detail: string
  /** What the schema says of it. */
  readonly about: string
  /** What is put in; `#{}` are the places to go to. */
  readonly template: string
  readonly needed: boolean
}

export interface Proposals {
  readonly from: number
  readonly proposals: readonly Proposal[]
}

/** Only an import writes it: nobody is asked to. */
const written = 'foreign'

/** What may stand at the offset; nothing where anything may. */
export function proposeAt(text: string, offset: number, names: WrittenNames, around: Surroundings): Proposals {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)
  if (/(?:^|\s)#/.test(line)) return { from: offset, proposals: [] }
  const variable = /\{\{([a-z0-9-]*)$/.exec(line)
  if (variable !== null) {
    const tail = text.startsWith('}}', offset) ? '' : '}}'
    const known = variablesOf(names, around)
    return {
      from: offset - (variable[1] ?? '').length,
      proposals: known.map((name) => ({ ...plainName(name), template: `${name}${tail}` })),
    }
  }
  const place = placeAt(text, offset)
  if (place.at === 'text') return { from: offset, proposals: [] }
  const number = text.slice(0, offset).split('\n').length - 1
  const proposals = [...proposeNames(place, names, around), ...proposeBySchema(place, number, names, around)]
  return { from: place.from, proposals }
}

/** What the schema says of the key at this offset, or null. */
export function describeAt(text: string, offset: number, names: WrittenNames, { schema }: Surroundings) {
  const line = text.slice(0, offset).split('\n').length - 1
  const column = offset - text.lastIndexOf('\n', offset - 1) - 1
  const node = names.nodes.findLast((one) => one.line === line && one.column <= column && isKey(one.path))
  if (node === undefined) return null
  const key = String(node.path.at(-1))
  if (column > node.column + key.length) return null
  const owners = schemasAt(schema, names.nodes, node.path.slice(0, -1))
  const own = owners.flatMap((owner) => childOf(owner, key))
  const about = own.map((one) => describeSchema(schema, one)).find((words) => words !== '') ?? ''
  const words = [...new Set(own.flatMap((one) => wordsOf(schema, names.nodes, one, node.path)))]
  if (about === '' && words.length === 0) return null
  return { key, about, words, needed: owners.some(({ required }) => required?.includes(key) === true) }
}

function isKey(path: YamlPath): boolean {
  return typeof path.at(-1) === 'string'
}

function proposeBySchema(place: YamlPlace, line: number, names: WrittenNames, { schema }: Surroundings): Proposal[] {
  const { nodes } = names
  // The key that is being typed over is not yet there.
  const isThere = (key: string) => {
    const node = findNode(nodes, [...place.path, key])
    return node !== undefined && (place.flow ? key !== place.word : node.line !== line)
  }
  const found = schemasAt(schema, nodes, place.path)
  const words = found.flatMap((one) => wordsOf(schema, nodes, one, place.path)).map(wordProposal)
  if (place.at === 'value') return unique(words)
  const inList = found.some(({ items }) => items !== undefined) && !place.flow
  if (inList) return [...proposeItems(place, found, names, schema)]
  const keys = found.flatMap((owner) =>
    Object.entries(owner.properties ?? {})
      .filter(([key]) => key !== written && !isThere(key))
      .map(([key, value]): Proposal => {
        const needed = owner.required?.includes(key) === true
        return {
          label: key,
          kind: 'key',
          detail: typeOf(schema, value),
          about: describeSchema(schema, value),
          template: templateOf(schema, key, value, place.flow),
          needed,
        }
      }),
  )
  const isStep = place.path.length === 2 && place.path[0] === 'steps'
  const fresh = isStep && findNode(nodes, [...place.path, 'kind']) === undefined
  return unique([...(fresh ? skeletonKinds.map((one) => skeletonProposal(one, '')) : []), ...words, ...keys])
}

/** A new entry of a list: the whole of it where it has a form of its own. */
function proposeItems(place: YamlPlace, found: readonly Schema[], { nodes }: WrittenNames, root: Schema): Proposal[] {
  if (place.path.length === 1 && place.path[0] === 'steps')
    return skeletonKinds.map((one) => skeletonProposal(one, '- '))
  const items = found.flatMap(({ items: item }) => (item === undefined ? [] : [item]))
  return unique(
    items
      .flatMap((item) => wordsOf(root, nodes, item, [...place.path, 0]))
      .map((word) => ({ ...wordProposal(word), template: `- ${word}` })),
  )
}

function skeletonProposal(kind: StepKind, dash: string): Proposal {
  const template = `${dash}${skeletonOf(kind).join(`\n${' '.repeat(dash.length)}`)}`
  return { label: `step: ${kind}`, kind: 'piece', detail: '', about: '', template, needed: false }
}

/** Names that the file gives to its own things, where one of them is meant. */
function proposeNames(place: YamlPlace, names: WrittenNames, around: Surroundings): Proposal[] {
  const { path } = place
  const last = path.at(-1)
  const isEntry = typeof last === 'number'
  const key = isEntry ? path.at(-2) : last
  const as = (list: readonly string[]) => list.map(plainName)
  if (place.at === 'key' && !isEntry) return key === 'sets' ? keyNames(variablesOf(names, around)) : []
  const parent = path.at(-2)
  if (key === 'goto' || key === 'next' || key === 'start' || parent === 'exits') return proposeTargets(names, around)
  if (key === 'variable' || key === 'zone') return as(variablesOf(names, around))
  if (key === 'place') return as(names.places)
  if (key === 'reason') return as(names.reasons)
  if (key === 'opens' || key === 'closes' || (key === 'dues' && path.length > 1)) return as(names.dues)
  if (key === 'sources' && isEntry) return as(names.sources)
  if (key === 'continue') return as(around.runbooks)
  if (key === 'step' && path[0] === 'corrects') return as(names.steps.map(({ id }) => id))
  if (key === 'part' && path[0] === 'includes') return around.parts.map((part) => partProposal(part, place.column))
  if (key === 'is' || key === 'is-not') return as(choicesOf(names.nodes, path))
  return []
}

function proposeTargets(names: WrittenNames, { parts }: Surroundings): Proposal[] {
  const included = parts.filter(({ id }) => names.includes.includes(id))
  return [
    ...names.steps.filter(({ id }) => id !== '').map(({ id, title }) => ({ ...plainName(id), detail: title })),
    ...included.map(({ id, title }) => ({ ...plainName(id), detail: title })),
    ...included.flatMap(({ steps, id }) => steps.filter((step) => step !== id).map(plainName)),
  ]
}

/** The part with its version, its hash and its exits, so that nobody has to look them up. */
function partProposal({ id, version, hash, title, exits }: KnownPart, column: number): Proposal {
  const deeper = ' '.repeat(column > 0 ? 0 : 2)
  const lines = [
    id,
    `version: ${version}`,
    `hash: ${hash}`,
    'exits:',
    ...exits.map((exit) => `  ${exit.id}: #{} # ${exit.title}`),
  ]
  return { ...plainName(id), kind: 'piece', detail: title, template: lines.join(`\n${deeper}`) }
}

function variablesOf(names: WrittenNames, { parts }: Surroundings): readonly string[] {
  const brought = parts.filter(({ id }) => names.includes.includes(id)).flatMap(({ variables }) => variables)
  return [...new Set([...names.variables, ...brought])]
}

/** The options of the choice that the condition beside this word names. */
function choicesOf(nodes: readonly YamlNode[], path: YamlPath): readonly string[] {
  const variable = findNode(nodes, [...path.slice(0, -1), 'variable'])?.value ?? ''
  return nodes.flatMap(({ path: at, value }) =>
    at.length === 5 && at[0] === 'variables' && at[1] === variable && at[2] === 'options' && at[4] === 'id'
      ? [value]
      : [],
  )
}

function wordsOf(root: Schema, nodes: readonly YamlNode[], given: Schema, path: YamlPath): readonly string[] {
  const schema = resolve(root, given)
  if (schema.enum !== undefined) return schema.enum.map(String)
  if (schema.const !== undefined) return [String(schema.const)]
  if (schema.type === 'boolean') return ['true', 'false']
  const choices = schema.anyOf ?? schema.oneOf ?? []
  return choices.flatMap((choice) => wordsOf(root, nodes, choice, path))
}

function typeOf(root: Schema, given: Schema): string {
  const schema = resolve(root, given)
  if (given.$ref === '#/$defs/text') return 'en, zh-CN'
  return schema.enum?.join(' | ') ?? String(schema.const ?? given.$ref?.replace('#/$defs/', '') ?? schema.type ?? '')
}

function templateOf(root: Schema, key: string, given: Schema, flow: boolean): string {
  const schema = resolve(root, given)
  if (given.$ref === '#/$defs/text') return `${key}: { en: "#{}", zh-CN: "#{}" }`
  if (schema.const !== undefined) return `${key}: ${schema.const}`
  if (flow) return `${key}: #{}`
  if (schema.type === 'array') return `${key}:\n  - #{}`
  if (schema.type === 'object') return `${key}:\n  #{}`
  return `${key}: #{}`
}

function plainName(name: string): Proposal {
  return { label: name, kind: 'name', detail: '', about: '', template: name, needed: false }
}

function wordProposal(word: string): Proposal {
  return { label: word, kind: 'word', detail: '', about: '', template: word, needed: false }
}

function keyNames(names: readonly string[]): Proposal[] {
  return names.map((name) => ({ ...plainName(name), template: `${name}: #{}` }))
}

function unique(proposals: readonly Proposal[]): Proposal[] {
  const byLabel = new Map<string, Proposal>()
  for (const proposal of proposals) {
    const known = byLabel.get(proposal.label)
    // A key that every kind of step has is needed only where all of them need it; said once.
    byLabel.set(proposal.label, known === undefined ? proposal : { ...known, needed: known.needed && proposal.needed })
  }
  return [...byLabel.values()]
}
