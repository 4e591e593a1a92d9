/**
 * `npm run package`: installers for the system that it runs on, in `dist`. See make-package.ts.
 */
import { installDependencies, runScript } from './dependencies.mjs'
import { runAsCommand } from './stage.mjs'

await runAsCommand(async () => {
  await installDependencies()
  return runScript('make-package.ts', process.argv.slice(2))
})
