/**
 * How the sources become an app: main and service as ES modules in `out/main`, the preload as one CommonJS file
 * (the sandbox loads nothing else), the page in `out/renderer`.
 */
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const at = (path: string) => join(import.meta.dirname, path)

export default defineConfig({
  main: {
    plugins: [copyMigrations()],
    build: {
      // The oldest runtime that the project is tested in: Electron 33 on closed networks.
      target: 'node20.18',
      externalizeDeps: true,
      rolldownOptions: {
        external: ['electron', 'better-sqlite3'],
        input: {
          index: at('electron/main/index.ts'),
          service: at('electron/service/index.ts'),
          'reader-worker': at('electron/service/reader-worker.ts'),
          'key-worker': at('electron/service/key-worker.ts'),
        },
        // Flat, so that `import.meta.dirname` is out/main wherever the bundler puts a module.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src/app'),
    plugins: [react()],
    build: {
      target: 'chrome130',
      // The page may load nothing but files of its own: no inlined fonts or pictures to allow for.
      assetsInlineLimit: 0,
      rolldownOptions: { input: { index: at('src/app/index.html') } },
    },
  },
})

/** The migrations are read at run time, beside the code that runs them. */
function copyMigrations() {
  return {
    name: 'copy-migrations',
    closeBundle() {
      cpSync(at('electron/core/workspace/migrations'), at('out/main/migrations'), { recursive: true })
    },
  }
}
