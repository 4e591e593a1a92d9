/**
 * Words, dates and numbers in the person's language. Texts stand in `resources/locales/<language>/<namespace>.json`.
 */
import i18next from 'i18next'
import { useCallback } from 'react'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { Language } from '../../contract/index.ts'
import { type CallFailed, call } from '../client.ts'

export { useFormat } from './format.ts'

const files = import.meta.glob<Record<string, unknown>>('../../../resources/locales/*/*.json', {
  eager: true,
  import: 'default',
})

const resources: Record<string, Record<string, Record<string, unknown>>> = {}
for (const [path, texts] of Object.entries(files)) {
  const [language = '', file = ''] = path.split('/').slice(-2)
  resources[language] = { ...resources[language], [file.replace(/\.json$/, '')]: texts }
}

void i18next.use(initReactI18next).init({
  resources,
  lng: 'en',
  fallbackLng: 'en',
  ns: Object.keys(resources.en ?? {}),
  defaultNS: 'common',
  nsSeparator: false,
  initAsync: false,
  interpolation: { escapeValue: false },
  missingInterpolationHandler: () => '',
  react: { useSuspense: false },
})

export type Text = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** The texts of one namespace. A key that is missing is shown as it is, so that it is seen. */
export function useText(namespace: string): Text {
  const { t } = useTranslation(namespace)
  return useCallback((key, values) => t(key, { ...values }), [t])
}

export function useLanguage(): Language {
  return useTranslation().i18n.language === 'zh-CN' ? 'zh-CN' : 'en'
}

/** Shows a language without storing it, as at the start. */
export function showLanguage(language: Language): void {
  document.documentElement.lang = language
  void i18next.changeLanguage(language)
}

/** Shows a language, stores it, and tells the shell, whose menus and dialogs speak too. */
export async function setLanguage(language: Language): Promise<void> {
  showLanguage(language)
  await Promise.all([call('profile.set', { language }), call('shell.set-language', { language })])
}

/** What happened and what was kept, and what to do. Values that are no text are left out, lists are joined. */
export function useErrorText(): (error: CallFailed) => { readonly message: string; readonly hint: string } {
  const text = useText('error')
  return useCallback(
    (error) => {
      const values: Record<string, string | number> = {}
      for (const [name, value] of Object.entries(error.details)) {
        if (typeof value === 'string' || typeof value === 'number') values[name] = value
        if (Array.isArray(value)) values[name] = value.map(nameOf).join(', ')
      }
      return { message: text(`${error.code}.message`, values), hint: text(`${error.code}.hint`, values) }
    },
    [text],
  )
}

function nameOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  return String((value as { readonly name?: unknown }).name ?? '')
}
