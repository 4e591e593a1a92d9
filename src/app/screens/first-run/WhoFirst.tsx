/**
 * Everything is chosen, only the name is missing: asked once, then the workspace opens.
 */
import { useState } from 'react'
import { useText } from '../../i18n/index.ts'
import { EntryForm } from './EntryForm.tsx'
import type { Person, Way } from './enter.ts'
import type { Entering } from './FirstRunScreen.tsx'
import { WhoFields } from './WhoFields.tsx'

export interface WhoFirstProps {
  readonly kind: Way['kind']
  readonly entering: Entering
  onEnter(person: Person): void
  onBack(): void
}

export function WhoFirst({ kind, entering, onEnter, onBack }: WhoFirstProps) {
  const text = useText('firstRun')
  const [person, setPerson] = useState<Person>({ name: '', role: 'technician' })
  const [asked, setAsked] = useState(false)
  const name = person.name.trim()
  const submit = (): void => {
    setAsked(true)
    if (name !== '') onEnter({ ...person, name })
  }
  return (
    <EntryForm
      title={text('who.title')}
      text={text('who.text')}
      kind={kind}
      entering={entering}
      onSubmit={submit}
      onBack={onBack}
    >
      <WhoFields person={person} onChange={setPerson} missing={asked && name === ''} autoFocus />
    </EntryForm>
  )
}
