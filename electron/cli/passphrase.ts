/**
 * A passphrase comes from a prompt that shows nothing, or from the file descriptor that BLUELIFT_PASSPHRASE_FD names:
 * a line each. Never from an argument, which stands in the list of processes, nor from a variable, which is inherited.
 */
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { UsageError } from './command.ts'

export interface Passphrases {
  /** The next one. @param prompt shown on standard error */
  next(prompt: string): Promise<string>
}

/** @throws {UsageError} when there is neither a terminal nor a descriptor */
export function openPassphrases(): Passphrases {
  const named = process.env.BLUELIFT_PASSPHRASE_FD
  if (named !== undefined && named !== '') return fromDescriptor(named)
  return {
    next(prompt) {
      if (!process.stdin.isTTY)
        throw new UsageError(
          'A passphrase comes from a terminal or from the descriptor that BLUELIFT_PASSPHRASE_FD names.',
        )
      return ask(prompt)
    },
  }
}

function fromDescriptor(named: string): Passphrases {
  if (!/^\d+$/.test(named)) throw new UsageError('BLUELIFT_PASSPHRASE_FD is the number of an open file descriptor.')
  let lines: string[] | null = null
  return {
    async next() {
      lines ??= readLines(Number(named))
      const line = lines.shift()
      if (line === undefined) throw new UsageError('The descriptor of BLUELIFT_PASSPHRASE_FD holds too few lines.')
      return line
    },
  }
}

function readLines(descriptor: number): string[] {
  try {
    return readFileSync(descriptor, 'utf8')
      .replace(/\r?\n$/, '')
      .split(/\r?\n/)
  } catch {
    throw new UsageError('The descriptor of BLUELIFT_PASSPHRASE_FD cannot be read.')
  }
}

function ask(prompt: string): Promise<string> {
  process.stderr.write(prompt)
  // What is typed is echoed into nothing.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const line = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  return new Promise((resolve) => {
    line.question('', (typed) => {
      line.close()
      process.stderr.write('\n')
      resolve(typed)
    })
  })
}
