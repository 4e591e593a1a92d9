/**
 * Reveals a key outside a run: by the id on the machine's screen, or for a key that was chosen in a list.
 */
import { useState } from 'react'
import { useText } from '../../i18n/index.ts'
import { goBack, goTo, usePlace } from '../../stores/place.ts'
import { DockProvider } from '../run/dock.tsx'
import { KeyReveal } from './KeyReveal.tsx'
import styles from './Reveal.module.css'

export function RevealScreen() {
  const text = useText('keys')
  const host = usePlace((place) => place.host ?? null)
  const key = usePlace((place) => place.key ?? null)
  const [dock, setDock] = useState<HTMLElement | null>(null)
  return (
    <DockProvider value={dock}>
      <div className={styles.screen}>
        <div className={styles.page}>
          <KeyReveal
            host={host}
            chosen={key}
            typed=""
            atPrompt={false}
            meta={[text('title'), text('reveal.written')]}
            title={text('reveal.title')}
            onOpened={() => goTo({ screen: 'keys' })}
            onRefused={() => goTo({ screen: 'keys' })}
            onClose={goBack}
            closeWord={text('back')}
          />
        </div>
        <div className={styles.dock} ref={setDock} />
      </div>
    </DockProvider>
  )
}
