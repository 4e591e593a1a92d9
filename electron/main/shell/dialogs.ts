/**
 * The three dialogs of the operating system. They give a path to the page and read nothing.
 */
import { readFileSync } from 'node:fs'
import { app, type BrowserWindow, dialog } from 'electron'
import type { Input } from '../../../src/contract/index.ts'

/** @returns `null` when the person cancelled, here and below */
export async function chooseFolder(
  window: BrowserWindow,
  { title, defaultPath }: Input<'shell.choose-folder'>,
): Promise<string | null> {
  const prepared = readPrepared('choose-folder')
  if (prepared !== undefined) return prepared
  const { filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openDirectory', 'createDirectory'],
    ...(title === undefined ? {} : { title }),
    ...(defaultPath === undefined ? {} : { defaultPath }),
  })
  return filePaths[0] ?? null
}

export async function chooseFile(
  window: BrowserWindow,
  { title, filters }: Input<'shell.choose-file'>,
): Promise<string | null> {
  const prepared = readPrepared('choose-file')
  if (prepared !== undefined) return prepared
  const { filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile'],
    filters,
    ...(title === undefined ? {} : { title }),
  })
  return filePaths[0] ?? null
}

/** Asks before it gives the path of a file that exists. */
export async function chooseSave(
  window: BrowserWindow,
  { title, defaultName, filters }: Input<'shell.choose-save'>,
): Promise<string | null> {
  const prepared = readPrepared('choose-save')
  if (prepared !== undefined) return prepared
  const { filePath } = await dialog.showSaveDialog(window, {
    defaultPath: defaultName,
    filters,
    properties: ['createDirectory', 'showOverwriteConfirmation'],
    ...(title === undefined ? {} : { title }),
  })
  return filePath === '' ? null : filePath
}

/**
 * The answer that a test has put ready: a dialog of the operating system is not part of the page, so nothing can
 * press its buttons. Read anew for each dialog; never in an installed app.
 */
function readPrepared(dialogName: string): string | null | undefined {
  const file = process.env.BLUELIFT_TEST_DIALOGS
  if (app.isPackaged || file === undefined) return undefined
  return JSON.parse(readFileSync(file, 'utf8'))[dialogName] ?? null
}
