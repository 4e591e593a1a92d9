/**
 * The menu: what editing text and zooming need, in the language of the page. Everything else is on the screen.
 */
import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { Language } from '../../src/contract/index.ts'

// Electron names its roles in English only.
const labels = {
  en: {
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    view: 'View',
    resetZoom: 'Actual size',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fullScreen: 'Full screen',
    reload: 'Reload',
    devTools: 'Developer tools',
    close: 'Close window',
    quit: 'Quit Bluelift',
  },
  'zh-CN': {
    edit: '编辑',
    undo: '撤销',
    redo: '重做',
    cut: '剪切',
    copy: '复制',
    paste: '粘贴',
    selectAll: '全选',
    view: '视图',
    resetZoom: '实际大小',
    zoomIn: '放大',
    zoomOut: '缩小',
    fullScreen: '全屏',
    reload: '重新加载',
    devTools: '开发者工具',
    close: '关闭窗口',
    quit: '退出 Bluelift',
  },
} as const satisfies Record<Language, Record<string, string>>

export function setMenuLanguage(language: Language): void {
  const say = labels[language]
  const leave: MenuItemConstructorOptions[] = [
    { role: 'close', label: say.close },
    { role: 'quit', label: say.quit },
  ]
  const template: MenuItemConstructorOptions[] = [
    { label: 'Bluelift', submenu: leave },
    {
      label: say.edit,
      submenu: [
        { role: 'undo', label: say.undo },
        { role: 'redo', label: say.redo },
        { type: 'separator' },
        { role: 'cut', label: say.cut },
        { role: 'copy', label: say.copy },
        { role: 'paste', label: say.paste },
        { role: 'selectAll', label: say.selectAll },
      ],
    },
    {
      label: say.view,
      submenu: [
        { role: 'resetZoom', label: say.resetZoom },
        { role: 'zoomIn', label: say.zoomIn },
        { role: 'zoomOut', label: say.zoomOut },
        { role: 'togglefullscreen', label: say.fullScreen },
        ...(app.isPackaged ? [] : developerItems(say)),
      ],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

function developerItems(say: { readonly reload: string; readonly devTools: string }): MenuItemConstructorOptions[] {
  return [{ type: 'separator' }, { role: 'reload', label: say.reload }, { role: 'toggleDevTools', label: say.devTools }]
}
