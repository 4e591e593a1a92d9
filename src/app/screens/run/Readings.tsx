/**
 * Fields for what is read off the machine, and what each value means, said while it is typed.
 */
import { useId } from 'react'
import type { StepView } from '../../../contract/index.ts'
import { Select, TextField } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import styles from './Readings.module.css'
import { ReadingVerdict } from './ReadingVerdict.tsx'
import type { StepReadings } from './use-readings.ts'
import { listZones } from './zones.ts'

interface ReadingsProps {
  readonly step: StepView
  readonly readings: StepReadings
}

export function Readings({ step, readings }: ReadingsProps) {
  const text = useText('run')
  const id = useId()
  const first = step.inputs.find(({ type }) => !isChosen(type))?.name
  return (
    <div className={styles.readings}>
      <div className={styles.fields}>
        {step.inputs.map((input) => {
          const { name, type, title, hint } = input
          const value = readings.values[name] ?? ''
          const label = input.required ? title : text('optional', { title })
          if (isChosen(type)) {
            const options = type === 'utc-offset' ? zoneOptions(value) : input.options
            return (
              <Select
                key={name}
                label={label}
                {...(hint === '' ? {} : { hint })}
                options={options}
                value={value === '' ? null : value}
                onChange={(chosen) => readings.type(name, chosen)}
                placeholder={text('choose')}
                size="large"
              />
            )
          }
          return (
            <TextField
              key={name}
              label={label}
              hint={hint === '' ? undefined : hint}
              value={value}
              onChange={(typed) => readings.type(name, typed)}
              invalid={isWrong(readings, name)}
              describedBy={`${id}-${name}`}
              autoFocus={name === first}
              maxLength={200}
              mono
              size="large"
            />
          )
        })}
      </div>
      <div aria-live="polite">
        {step.inputs.map(({ name, type }) => (
          <div key={name} id={`${id}-${name}`}>
            <ReadingVerdict check={readings.checks[name]} type={type} typed={readings.values[name] ?? ''} />
          </div>
        ))}
      </div>
    </div>
  )

  function zoneOptions(value: string) {
    return listZones(value).map(({ offset, cities }) => ({
      id: offset,
      label:
        cities === ''
          ? `UTC${short(offset)}`
          : text('zone', { offset: short(offset), cities: text(`cities.${cities}`) }),
    }))
  }
}

/** `+01:00` as people write it: `+1`; `+05:30` as `+5:30`. */
function short(offset: string): string {
  return offset.replace(/^([+-])0?/, '$1').replace(':00', '')
}

function isChosen(type: string): boolean {
  return type === 'choice' || type === 'utc-offset'
}

function isWrong(readings: StepReadings, name: string): boolean {
  const check = readings.checks[name]
  return check !== undefined && (!check.ok || check.tone === 'bad')
}
