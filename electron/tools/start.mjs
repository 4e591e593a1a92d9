/**
 * `npm start`: from a clone with nothing installed to an open window. See start-app.ts for what it does then.
 */
import { installDependencies, runScript } from './dependencies.mjs'
import { runAsCommand } from './stage.mjs'

await runAsCommand(async () => {
  await installDependencies()
  return runScript('start-app.ts', process.argv.slice(2))
})
