/**
 * A host in words, as the table says it.
 */
import { useMemo } from 'react'
import type { HostRow } from '../../../contract/index.ts'
import { useFormat, useLanguage, useText } from '../../i18n/index.ts'

export interface HostWords {
  /** The step it stands at, or why it is blocked, handed over, retired, or how it came back. */
  lastOf(host: HostRow): string
  confirmed(host: HostRow): string
  /** "14:01" today, "19 Jul" before. */
  since(iso: string): string
}

export function useHostWords(): HostWords {
  const text = useText('hosts')
  const format = useFormat()
  const language = useLanguage()
  return useMemo(() => {
    const day = new Intl.DateTimeFormat(language === 'zh-CN' ? 'zh-CN' : 'en-GB', { day: 'numeric', month: 'short' })
    return {
      lastOf(host) {
        const how = host.how === null || host.how === 'runbook' ? '' : text(`how.${host.how}`)
        switch (host.status) {
          case 'blocked':
            return [host.blocker, host.reason].filter(Boolean).join(': ')
          case 'escalated':
            return host.reason === '' ? host.lastStep : host.reason
          case 'retired':
          case 'recovered':
            return [how === '' ? host.lastStep : how, host.reason].filter(Boolean).join(': ')
          default:
            return host.lastStep
        }
      },
      confirmed(host) {
        if (host.confirmation !== 'none') return text(`confirmed.${host.confirmation}`)
        return text(host.status === 'recovered' ? 'confirmed.pending' : 'confirmed.none')
      },
      since(iso) {
        if (iso === '') return ''
        const date = new Date(iso)
        return date.toDateString() === new Date().toDateString() ? format.time(iso) : day.format(date)
      },
    }
  }, [text, format, language])
}
