/**
 * What was finished in each hour, the newest first, with what was left at its end.
 */
import type { Output } from '../../../contract/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import styles from './Tables.module.css'

export function HoursTable({ shown }: { readonly shown: Output<'overview.show'> }) {
  const text = useText('overview')
  const format = useFormat()
  let left = shown.figures.left
  const rows = shown.hours.toReversed().map((hour) => {
    const atEnd = left
    left += hour.recovered + hour.retired
    return { ...hour, left: atEnd }
  })
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{text('hours.hour')}</th>
            <th scope="col">{text('hours.recovered')}</th>
            <th scope="col">{text('hours.confirmed')}</th>
            <th scope="col">{text('hours.retired')}</th>
            <th scope="col">{text('hours.left')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ hour, recovered, confirmed, retired, left: atEnd }) => (
            <tr key={hour}>
              <th scope="row">{format.dateTime(`${hour}:00:00.000Z`)}</th>
              <td>{format.number(recovered)}</td>
              <td>{format.number(confirmed)}</td>
              <td>{format.number(retired)}</td>
              <td>{format.number(atEnd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
