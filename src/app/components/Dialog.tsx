/**
 * A dialog over the screen. Esc closes it and never loses anything; keys of the screen below are off meanwhile.
 */
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useText } from '../i18n/index.ts'
import { useShortcuts } from '../keys/index.ts'
import { Button } from './Button.tsx'
import { classNames } from './class-names.ts'
import styles from './Dialog.module.css'

export interface DialogProps {
  readonly title: string
  onClose(): void
  readonly children: ReactNode
  /** The buttons, at the bottom edge. */
  readonly actions?: ReactNode
  readonly size?: 'normal' | 'wide'
  /** Something is under way that must be ended on purpose: Esc and the cross are off. */
  readonly busy?: boolean
}

export function Dialog({ title, onClose, children, actions, size = 'normal', busy = false }: DialogProps) {
  const text = useText('common')
  useShortcuts([{ key: 'Escape', run: onClose, enabled: !busy }], 'dialog')
  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      isOpen
      isKeyboardDismissDisabled
      onOpenChange={(open) => {
        if (!open && !busy) onClose()
      }}
    >
      <Modal className={classNames(styles.modal, styles[size])}>
        <AriaDialog className={styles.dialog ?? ''}>
          <header className={styles.head}>
            <Heading slot="title" className={styles.title ?? ''}>
              {title}
            </Heading>
            <Button variant="quiet" size="small" keys="Escape" disabled={busy} onPress={onClose}>
              {text('close')}
            </Button>
          </header>
          <div className={styles.body}>{children}</div>
          {actions !== undefined && <footer className={styles.actions}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
