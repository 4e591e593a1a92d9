/**
 * The rail: icon over word over key. In a narrow window the word becomes a tooltip.
 */
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components'
import { classNames, Icon } from '../components/index.ts'
import { useText } from '../i18n/index.ts'
import { onMac } from '../keys/chord.ts'
import { goTo, usePlace } from '../stores/place.ts'
import styles from './Rail.module.css'
import { railPlaceOf, railPlaces } from './rail-places.ts'

export function Rail() {
  const text = useText('frame')
  const current = usePlace(railPlaceOf)
  return (
    <nav className={styles.rail} aria-label={text('rail.label')}>
      {railPlaces.map(({ screen, icon, keys }) => (
        <TooltipTrigger key={screen} delay={300}>
          <Button
            className={classNames(
              styles.place,
              screen === 'settings' && styles.settings,
              current === screen && styles.current,
            )}
            onPress={() => goTo({ screen })}
            {...(current === screen ? { 'aria-current': 'page' as const } : {})}
          >
            <Icon name={icon} size="large" />
            <span className={styles.word}>{text(`rail.${screen}`)}</span>
            <span className={styles.keys} aria-hidden="true">
              {onMac ? keys.replace('Alt', 'Ctrl') : keys}
            </span>
          </Button>
          <Tooltip className={styles.tooltip ?? ''} placement="right">
            {text(`rail.${screen}`)} <kbd>{onMac ? keys.replace('Alt', 'Ctrl') : keys}</kbd>
          </Tooltip>
        </TooltipTrigger>
      ))}
    </nav>
  )
}
