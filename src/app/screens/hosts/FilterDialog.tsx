/**
 * What is shown: four lists to choose from. Each choice takes effect at once; closing keeps it.
 */
import { useState } from 'react'
import type { HostFilter, Output } from '../../../contract/index.ts'
import { environments, hostStatuses } from '../../../domain/log/event.ts'
import { Button, Dialog, TextField } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import styles from './Dialogs.module.css'
import { FilterList } from './FilterList.tsx'
import { clearFilter, dimensions, setFilterPart } from './table-state.ts'

/** Longer lists are searched, not scrolled. */
const mostSites = 100

export interface FilterDialogProps {
  readonly facets: Output<'hosts.facets'>
  readonly filter: HostFilter
  readonly found: number
  onClose(): void
}

export function FilterDialog({ facets, filter, found, onClose }: FilterDialogProps) {
  const text = useText('hosts')
  const format = useFormat()
  const [siteSearch, setSiteSearch] = useState('')
  const active = dimensions.some((dimension) => (filter[dimension]?.length ?? 0) > 0)
  useShortcuts(
    [
      { key: 'Enter', run: onClose },
      { key: 'c', run: clearFilter, enabled: active },
    ],
    'dialog',
  )
  const sites = facets.sites.filter(({ key }) => key.toLowerCase().includes(siteSearch.trim().toLowerCase()))
  const statuses = hostStatuses.map((key) => ({ key, count: facets.byStatus[key] }))
  return (
    <Dialog
      title={text('filter.title')}
      onClose={onClose}
      size="wide"
      actions={
        <>
          <Button variant="main" keys="Enter" onPress={onClose}>
            {found === 0 ? text('filter.showNone') : text('filter.show', { count: found, n: format.number(found) })}
          </Button>
          <Button keys="c" disabled={!active} onPress={clearFilter}>
            {text('filter.clear')}
          </Button>
        </>
      }
    >
      <p className={styles.hint}>{text('filter.how')}</p>
      <div className={styles.lists}>
        <FilterList
          dimension="status"
          values={statuses}
          chosen={filter.status ?? []}
          onChange={(keys) =>
            setFilterPart(
              'status',
              statuses.flatMap(({ key }) => (keys.has(key) ? [key] : [])),
            )
          }
          autoFocus
        />
        <FilterList
          dimension="site"
          values={sites.slice(0, mostSites)}
          chosen={filter.site ?? []}
          onChange={(keys) => setFilterPart('site', chosenSites(filter.site ?? [], sites, keys))}
          above={
            facets.sites.length > 12 && (
              <TextField
                label={text('filter.findSite')}
                labelUnseen
                placeholder={text('filter.findSite')}
                value={siteSearch}
                onChange={setSiteSearch}
                type="search"
              />
            )
          }
          below={sites.length > mostSites && text('filter.moreSites', { n: format.number(sites.length - mostSites) })}
        />
        <FilterList
          dimension="environment"
          values={facets.environments}
          chosen={filter.environment ?? []}
          onChange={(keys) =>
            setFilterPart(
              'environment',
              environments.filter((key) => keys.has(key)),
            )
          }
        />
        <FilterList
          dimension="criticality"
          values={facets.criticalities.map(({ key, count }) => ({ key: String(key), count }))}
          chosen={(filter.criticality ?? []).map(String)}
          onChange={(keys) => setFilterPart('criticality', [...keys].map(Number))}
        />
      </div>
    </Dialog>
  )
}

/** Sites that the search hides stay chosen. */
function chosenSites(
  before: readonly string[],
  seen: readonly { readonly key: string }[],
  keys: ReadonlySet<string>,
): string[] {
  const hidden = before.filter((key) => !seen.some((site) => site.key === key))
  return [...hidden, ...keys]
}
