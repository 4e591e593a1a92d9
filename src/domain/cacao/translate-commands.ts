/**
 * The commands of an action of others: lines to type, and what a person is told to do.
 */
import { cleanProse } from './foreign-words.ts'
import type { CacaoRefusal } from './read.ts'
import { type Json, recordOf } from './words.ts'

export type Place = readonly (string | number)[]
export type Refuse = (code: string, path: Place, details?: CacaoRefusal['details']) => void

const longestLine = 300
const mostLines = 6

/** Lines to type, and what is said in words. */
export function translateCommands(commands: unknown, path: Place, refuse: Refuse) {
  const prose: string[] = []
  const lines: Json[] = []
  const typed: Json[] = []
  let words: Json | null = null
  if (!Array.isArray(commands) || commands.length === 0) {
    refuse('cacao.wrong-type', path, { expected: 'commands' })
    return { prose, lines, aligned: [] }
  }
  for (const [index, given] of commands.entries()) {
    const command = recordOf(given)
    const type = String(command.type)
    const text = textOf(command)
    if (text === null) refuse('cacao.command-text', [...path, index])
    else if (type === 'manual') {
      prose.push(cleanProse(text))
      words ??= command
    } else if (type === 'powershell' || type === 'bash') {
      const own = text.split(/\r?\n/).map((line) => line.trim())
      for (const [at, line] of own.filter((one) => one !== '').entries()) {
        if (!/^[\x20-\x7e]+$/.test(line) || line.includes('{{') || line.length > longestLine) {
          refuse('cacao.command-text', [...path, index], { most: longestLine })
        }
        lines.push({ shell: type, text: line })
        typed.push(at === 0 ? command : {})
      }
    } else refuse('cacao.command-type', [...path, index, 'type'], { type: type.slice(0, 40) })
  }
  if (lines.length > mostLines) refuse('cacao.too-many-lines', path, { lines: lines.length, most: mostLines })
  return { prose, lines, aligned: [words ?? {}, ...typed] }
}

function textOf({ command, command_b64: encoded }: Json): string | null {
  if (typeof command === 'string') return command
  return typeof encoded === 'string' ? decodeBase64(encoded) : null
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** UTF-8 text in base64; null when it is not that. This layer has no platform to ask. */
function decodeBase64(encoded: string): string | null {
  const clean = encoded.replace(/[\s=]/g, '')
  if (clean.length % 4 === 1) return null
  let escaped = ''
  let held = 0
  let bits = 0
  for (const digit of clean) {
    const value = digits.indexOf(digit)
    if (value < 0) return null
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    escaped += `%${((held >> bits) & 0xff).toString(16).padStart(2, '0')}`
  }
  try {
    return decodeURIComponent(escaped)
  } catch {
    return null
  }
}
