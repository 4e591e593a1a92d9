/**
 * What stands around every screen but the first.
 */
import type { ReactNode } from 'react'
import { DamagedBand } from './DamagedBand.tsx'
import styles from './Frame.module.css'
import { OlderBand } from './OlderBand.tsx'
import { Rail } from './Rail.tsx'
import { RestartBand } from './RestartBand.tsx'
import { TopBar } from './TopBar.tsx'
import { VaultBand } from './VaultBand.tsx'

export function Frame({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <TopBar />
      <RestartBand />
      <DamagedBand />
      <OlderBand />
      <VaultBand />
      <div className={styles.below}>
        <Rail />
        <main className={styles.screen}>{children}</main>
      </div>
    </>
  )
}
