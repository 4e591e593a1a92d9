/**
 * The one script between the sandboxed page and the rest: it hands over the two ports and does nothing else with
 * them. A dropped file keeps its path to itself unless it is asked for here.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron'

ipcRenderer.on('bluelift-port', (event, name: 'service' | 'shell') => {
  window.postMessage({ kind: 'bluelift-port', name }, window.location.origin, [...event.ports])
})

contextBridge.exposeInMainWorld('bluelift', {
  pathOfFile: (file: File): string => webUtils.getPathForFile(file),
})
