/// <reference types="vite/client" />

/** What the preload gives to the page, beside the two ports (see electron/preload/index.ts). */
interface Window {
  readonly bluelift: {
    /** The path of a file that was dropped on the window; empty when it has none. */
    pathOfFile(file: File): string
  }
}
