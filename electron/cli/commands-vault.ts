/**
 * `vault create | unlock | passphrase | people | add | remove`, `keys import | add | list | find | reveal | ...`.
 *
 * A command is a process: it opens the vault, does one thing, and the keys are gone with it.
 */
import { resolve } from 'node:path'
import { keyStates } from '../../src/contract/keys.ts'
import { type Command, type CommandContext, UsageError } from './command.ts'
import { choiceOf, numberOf, optionOf, requireOption, wordOf } from './options.ts'
import { openPassphrases, type Passphrases } from './passphrase.ts'

const any = Number.POSITIVE_INFINITY

export const vaultCommands: Readonly<Record<string, Command>> = {
  'vault create': {
    needs: 'write',
    words: [0, 0],
    options: ['person'],
    run: async ({ call, parsed }) => {
      const passphrase = await chooseNew(openPassphrases())
      return call('vault.create', { person: optionOf(parsed, 'person'), passphrase })
    },
  },
  'vault unlock': { needs: 'write', words: [0, 0], options: ['person'], run: (context) => unlock(context) },
  'vault passphrase': {
    needs: 'write',
    words: [0, 0],
    options: ['person'],
    run: async ({ call, parsed }) => {
      const passphrases = openPassphrases()
      const old = await passphrases.next('Old passphrase: ')
      const passphrase = await chooseNew(passphrases)
      return call('vault.change-passphrase', { person: optionOf(parsed, 'person'), old, passphrase })
    },
  },
  'vault people': { needs: 'read', words: [0, 0], options: [], run: ({ call }) => call('vault.people', {}) },
  'vault add': {
    needs: 'write',
    words: [1, 1],
    options: ['as'],
    run: async (context) => {
      const passphrases = openPassphrases()
      await unlock(context, passphrases, optionOf(context.parsed, 'as'))
      return context.call('vault.add-person', {
        person: wordOf(context.parsed, 0),
        passphrase: await chooseNew(passphrases),
      })
    },
  },
  'vault remove': {
    needs: 'write',
    words: [1, 1],
    options: ['as'],
    run: async (context) => {
      await unlock(context, openPassphrases(), optionOf(context.parsed, 'as'))
      return context.call('vault.remove-person', { person: wordOf(context.parsed, 0) })
    },
  },

  'keys import': {
    needs: 'write',
    words: [1, 1],
    options: ['person', 'dry-run'],
    run: async (context) => {
      const path = resolve(wordOf(context.parsed, 0))
      await unlock(context)
      if (!context.parsed.flags.has('dry-run')) return context.call('keys.import', { job: 'cli', path })
      const { counts, ...rest } = await context.call('keys.import-plan', { job: 'cli', path })
      return { import: counts, ...rest, dryRun: true }
    },
  },
  'keys list': {
    needs: 'read',
    words: [0, 0],
    options: ['state', 'search', 'host', 'limit', 'offset'],
    run: ({ call, parsed }) =>
      call('keys.list', {
        state: parsed.options.state?.map((state) => choiceOf(state, keyStates, 'state')),
        search: optionOf(parsed, 'search'),
        host: optionOf(parsed, 'host'),
        offset: numberOf(optionOf(parsed, 'offset') ?? '0', 'offset'),
        limit: limitOf(optionOf(parsed, 'limit')),
      }),
  },
  'keys find': {
    needs: 'read',
    words: [1, any],
    options: [],
    run: ({ call, parsed }) => call('keys.find', { text: parsed.words.join('') }),
  },
  'keys assign': {
    needs: 'write',
    words: [2, 2],
    options: [],
    run: ({ call, parsed }) => call('keys.assign', { key: wordOf(parsed, 0), host: wordOf(parsed, 1) }),
  },
  'keys reveal': {
    needs: 'write',
    words: [1, 1],
    options: ['reason', 'key-id', 'person'],
    run: async (context) => {
      const { parsed, call } = context
      await unlock(context)
      const revealed = await call('keys.reveal', {
        host: wordOf(parsed, 0),
        keyId: optionOf(parsed, 'key-id'),
        reason: requireOption(parsed, 'reason'),
      })
      // As it is typed at the prompt of the machine.
      return { ...revealed, recoveryKey: revealed.groups.join('-') }
    },
  },
  'keys outcome': {
    needs: 'write',
    words: [2, 2],
    options: ['reason'],
    run: ({ call, parsed }) =>
      call('keys.outcome', {
        key: wordOf(parsed, 0),
        result: choiceOf(wordOf(parsed, 1), ['opened', 'refused'], 'result'),
        reason: optionOf(parsed, 'reason'),
      }),
  },
  'keys rotation': {
    needs: 'read',
    words: [0, 0],
    options: ['limit', 'offset'],
    run: ({ call, parsed }) =>
      call('keys.rotation', {
        offset: numberOf(optionOf(parsed, 'offset') ?? '0', 'offset'),
        limit: limitOf(optionOf(parsed, 'limit')),
      }),
  },
  'keys rotated': {
    needs: 'write',
    words: [1, 1],
    options: ['how', 'reason'],
    run: ({ call, parsed }) =>
      call('keys.rotated', {
        key: wordOf(parsed, 0),
        how: choiceOf(optionOf(parsed, 'how') ?? 'changed', ['changed', 'waived'], 'how'),
        reason: optionOf(parsed, 'reason'),
      }),
  },
  'keys audit': {
    needs: 'read',
    words: [0, 0],
    options: ['by', 'person', 'host', 'since', 'until', 'limit', 'offset'],
    run: ({ call, parsed }) => {
      const by = optionOf(parsed, 'by')
      return call('keys.audit', {
        ...(by === undefined ? {} : { by: choiceOf(by, ['person', 'host', 'day'], 'by') }),
        person: optionOf(parsed, 'person'),
        host: optionOf(parsed, 'host'),
        since: optionOf(parsed, 'since'),
        until: optionOf(parsed, 'until'),
        offset: numberOf(optionOf(parsed, 'offset') ?? '0', 'offset'),
        limit: limitOf(optionOf(parsed, 'limit')),
      })
    },
  },
}

async function unlock(
  { call, parsed, session }: CommandContext,
  passphrases: Passphrases = openPassphrases(),
  named = optionOf(parsed, 'person'),
): Promise<unknown> {
  const { people } = await call('vault.people', {})
  // Who works here is most likely who unlocks; another one is named.
  const person = named ?? people.find((one) => one.person === session.actor())?.person
  return call('vault.unlock', { person, passphrase: await passphrases.next('Passphrase: ') })
}

/** Typed twice at a terminal; a descriptor gives it once. */
async function chooseNew(passphrases: Passphrases): Promise<string> {
  const passphrase = await passphrases.next('New passphrase: ')
  if (process.env.BLUELIFT_PASSPHRASE_FD !== undefined) return passphrase
  if ((await passphrases.next('The same again: ')) !== passphrase)
    throw new UsageError('The two passphrases are not the same. Nothing was changed.')
  return passphrase
}

function limitOf(text: string | undefined): number {
  const limit = numberOf(text ?? '100', 'limit')
  if (limit < 1 || limit > 1_000) throw new UsageError('--limit is 1 to 1000.')
  return limit
}
