/**
 * A new incident: its name, its folder, and who works here if nobody said so yet.
 */
import { useState } from 'react'
import { nameIncident, unnamedIncident } from '../../../domain/runbook/incident.ts'
import { call } from '../../client.ts'
import { Button, TextField } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { EntryForm } from './EntryForm.tsx'
import type { Person, Way } from './enter.ts'
import styles from './FirstRun.module.css'
import type { Entering } from './FirstRunScreen.tsx'
import { below, folderNameOf } from './paths.ts'
import { WhoFields } from './WhoFields.tsx'

export interface NewIncidentProps {
  readonly home: string
  readonly askWho: boolean
  readonly entering: Entering
  onEnter(way: Way, person: Person | null): void
  onBack(): void
}

export function NewIncident({ home, askWho, entering, onEnter, onBack }: NewIncidentProps) {
  const text = useText('firstRun')
  const [title, setTitle] = useState(() => text('incident.proposed'))
  const [parent, setParent] = useState(home)
  /** Until it is typed into, the folder follows the name of the incident. */
  const [typedFolder, setTypedFolder] = useState<string | null>(null)
  const [person, setPerson] = useState<Person>({ name: '', role: 'technician' })
  const [asked, setAsked] = useState(false)

  const folder = typedFolder ?? below(parent, folderNameOf(title))
  const wanted = { title: title.trim(), path: folder.trim() }
  const nameMissing = askWho && person.name.trim() === ''
  const personOrNone = askWho ? { ...person, name: person.name.trim() } : null
  const submit = (): void => {
    setAsked(true)
    if (wanted.title === '' || wanted.path === '' || nameMissing) return
    onEnter({ kind: 'create', ...wanted }, personOrNone)
  }
  const chooseParent = async (): Promise<void> => {
    const { path } = await call('shell.choose-folder', { title: text('folder.chooseTitle'), defaultPath: parent })
    if (path === null) return
    setParent(path)
    setTypedFolder(null)
  }
  const exists = entering.failed?.code === 'workspace.exists'
  const openIt = () => onEnter({ kind: 'open', path: wanted.path }, personOrNone)
  useShortcuts([
    { key: 'c', run: () => void chooseParent(), enabled: entering.busy === null },
    { key: 'o', run: openIt, enabled: exists },
  ])
  return (
    <EntryForm
      title={text('create.title')}
      text={text('folder.hint')}
      kind="create"
      entering={entering}
      onSubmit={submit}
      onBack={onBack}
      wayOut={
        exists && (
          <span>
            <Button keys="o" onPress={openIt}>
              {text('openIt')}
            </Button>
          </span>
        )
      }
    >
      <TextField
        label={text('incident.label')}
        hint={text(nameIncident(title) === unnamedIncident ? 'incident.unknown' : 'incident.known')}
        value={title}
        onChange={setTitle}
        error={asked && wanted.title === '' ? text('incident.missing') : ''}
        autoFocus={!askWho}
        maxLength={200}
      />
      <div className={styles.folder}>
        <TextField
          label={text('folder.label')}
          value={folder}
          onChange={setTypedFolder}
          error={asked && wanted.path === '' ? text('folder.missing') : ''}
          maxLength={4_096}
          mono
        />
        <Button icon="folder" keys="c" onPress={() => void chooseParent()}>
          {text('folder.choose')}
        </Button>
      </div>
      {askWho && <WhoFields person={person} onChange={setPerson} missing={asked && nameMissing} autoFocus />}
    </EntryForm>
  )
}
