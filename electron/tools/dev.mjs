/**
 * `npm run dev`: the window, opened again whenever a source file has changed. See dev-app.ts.
 */
import { installDependencies, runScript } from './dependencies.mjs'
import { runAsCommand } from './stage.mjs'

await runAsCommand(async () => {
  await installDependencies()
  return runScript('dev-app.ts', process.argv.slice(2))
})
