/**
 * The keys that mean the same on every screen.
 */
import { setLanguage, useLanguage } from '../i18n/index.ts'
import { useShortcuts } from '../keys/index.ts'
import { openFind } from '../stores/find.ts'
import { goBack, goTo, usePlace } from '../stores/place.ts'
import { undoToast, useToasts } from '../stores/toast.ts'
import { railPlaces } from './rail-places.ts'

export function useFrameKeys(): void {
  const language = useLanguage()
  const inside = usePlace((place) => place.screen !== 'first-run')
  const undoable = useToasts(({ items }) => items.findLast((item) => item.undo !== undefined)?.id)
  useShortcuts(
    [
      ...railPlaces.map(({ screen, keys }) => ({ key: keys, run: () => goTo({ screen }), enabled: inside })),
      { key: 'Ctrl+k', run: openFind, enabled: inside },
      { key: 'Escape', run: goBack, enabled: inside },
      {
        key: 'Ctrl+z',
        run: () => {
          if (undoable !== undefined) undoToast(undoable)
        },
        enabled: undoable !== undefined,
      },
      { key: 'F2', run: () => void setLanguage(language === 'en' ? 'zh-CN' : 'en').catch(() => {}) },
    ],
    'frame',
  )
}
