/**
 * The commands by their names.
 */
import type { Command } from './command.ts'
import { exportCommands } from './commands-export.ts'
import { hostCommands } from './commands-hosts.ts'
import { logCommands } from './commands-log.ts'
import { recordCommands } from './commands-record.ts'
import { runCommands } from './commands-run.ts'
import { runbookCommands } from './commands-runbook.ts'
import { runbookLibraryCommands } from './commands-runbook-library.ts'
import { sightingCommands } from './commands-sightings.ts'
import { vaultCommands } from './commands-vault.ts'
import { workspaceCommands } from './commands-workspace.ts'

export const commands: Readonly<Record<string, Command>> = {
  ...workspaceCommands,
  ...hostCommands,
  ...sightingCommands,
  ...runbookCommands,
  ...runbookLibraryCommands,
  ...runCommands,
  ...exportCommands,
  ...logCommands,
  ...vaultCommands,
  ...recordCommands,
}
