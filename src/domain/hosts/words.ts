/**
 * Words of lists for where a machine lives and how much hangs on it, read as the values that Bluelift knows.
 */
import { type Environment, environments } from '../log/event.ts'
import { plain } from './text.ts'

const environmentWords: readonly (readonly [RegExp, Environment])[] = [
  [/azure/, 'azure'],
  [/\baws\b|^aws_|ec2|amazon/, 'aws'],
  [/\bgc[pe]\b|google/, 'gcp'],
  [/citrix|\bvdi\b|xenapp|xendesktop/, 'citrix'],
  [/vmware|vsphere|\besxi?\b|vcenter/, 'vmware'],
  [/hyper-?v/, 'hyperv'],
  [/\b(?:remote|home|wfh|telework\w*|télétravail|domicile|heimarbeit|teletrabajo)|远程|居家|在家|在宅/, 'remote'],
  [
    /physical|physisch|physique|físic|bare.?metal|laptop|notebook|desktop|workstation|tower|\bmini\b|all.in.one|server|\bpc\b|blade|rack|portable|kiosk|thin|tablet|convertible|物理|实体|台式|笔记本/,
    'physical',
  ],
]

/** A kind of machine and not an environment: read as physical, and said. */
const machineWords = /kiosk|thin|tablet/

/** Virtual, but under what? */
const virtualWords = /virtual|virtuell|virtuel|\bvm\b|虚拟|仮想/

export interface ReadEnvironment {
  readonly environment: Environment
  /** Whether the word says so; otherwise a person should be told. */
  readonly certain: boolean
}

/** @param guess what the rest of the row gives away: under what "virtual" runs */
export function readEnvironment(given: string, guess: Environment | null): ReadEnvironment {
  const word = plain(given)
  const exact = environments.find((environment) => environment === word)
  if (exact !== undefined) return { environment: exact, certain: true }
  const found = environmentWords.find(([pattern]) => pattern.test(word))?.[1]
  if (found !== undefined) return { environment: found, certain: !machineWords.test(word) }
  if (virtualWords.test(word) && guess !== null) return { environment: guess, certain: true }
  return { environment: 'physical', certain: false }
}

/** What maker and model give away. */
export function guessEnvironment(manufacturer: string, model: string): Environment | null {
  if (manufacturer === '' && model === '') return null
  const made = plain(`${manufacturer} ${model}`)
  if (made.includes('vmware')) return 'vmware'
  if (made.includes('amazon ec2')) return 'aws'
  if (made.includes('google compute')) return 'gcp'
  return made === 'microsoft corporation virtual machine' || made === 'virtual machine' ? 'hyperv' : null
}

export type Criticality = '1' | '2' | '3' | '4'

const criticalityWords: readonly (readonly [RegExp, Criticality])[] = [
  [
    /^(?:critical|(?:mission|business|safety)[- ]critical|very high|highest|urgent|emergency|vital|life|safety|kritisch|sehr hoch|höchste|critique|très|crític|muy alt|紧急|緊急|关键|核心|最|极|非常高|很高|特级|一级)/,
    '1',
  ],
  [/^(?:high|hoch|élevée?|haute?|alt[ao]|高|重要|二级)/, '2'],
  [/^(?:medium|med\b|normal|moderate|standard|average|mittel|moyen|medi[ao]|中|一般|普通|三级)/, '3'],
  [/^(?:low|minor|sehr niedrig|niedrig|gering|faible|basse|baj[ao]|低|次要|四级)/, '4'],
]
/** `1`, `P1`, `Tier 0`, `2 - High`, `3级`. */
const numbered =
  /^(?:([cptw]|prio(?:rity|rität|rité)?|tier|level|class|sev(?:erity)?|stufe|klasse)[\s:._#-]*)?(\d{1,2})(?![\d.,\p{L}]|\s*[x%])/u

/** @returns `null` for a word that says nothing here */
export function readCriticality(given: string): Criticality | null {
  const word = plain(given).replace(/级$/, '')
  const number = numbered.exec(word)
  if (number !== null) {
    const value = Number(number[2])
    if (value === 0 && number[1] === undefined) return null
    return value > 4 ? null : (String(Math.max(value, 1)) as Criticality) // 1 to 4
  }
  return criticalityWords.find(([pattern]) => pattern.test(plain(given)))?.[1] ?? null
}
