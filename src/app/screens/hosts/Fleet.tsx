/**
 * The hosts of an incident that has some.
 */
import { useRef, useState } from 'react'
import type { Output } from '../../../contract/index.ts'
import { CallFailed } from '../../client.ts'
import { ErrorBox, NotReady } from '../../components/index.ts'
import { useFormat, useLanguage, useText } from '../../i18n/index.ts'
import { goTo } from '../../stores/place.ts'
import { say } from '../../stores/toast.ts'
import { ActDialogs, type DialogName } from './ActDialogs.tsx'
import { mostRunsAtOnce, selectAllFound, startRuns, type Target, takeBack, useActs } from './acts.ts'
import { FilterBar } from './FilterBar.tsx'
import styles from './Fleet.module.css'
import { FleetHead } from './FleetHead.tsx'
import { Foot } from './Foot.tsx'
import { HostTable } from './HostTable.tsx'
import { NothingFound } from './NothingFound.tsx'
import { StatusChips } from './StatusChips.tsx'
import { useTable } from './table-state.ts'
import { useFleetKeys } from './use-fleet-keys.ts'
import { useHostPages } from './use-host-pages.ts'
import { selectBetween, useTableKeys } from './use-table-keys.ts'

const openHost = (host: string): void => goTo({ screen: 'host', host })

export function Fleet({ facets }: { readonly facets: Output<'hosts.facets'> }) {
  const text = useText('hosts')
  const format = useFormat()
  const language = useLanguage()
  const { filter, sort, cursor, selected } = useTable()
  const canTakeBack = useActs(({ acts }) => acts.length > 0)
  const [range, setRange] = useState({ first: 0, last: 30 })
  const [dialog, showDialog] = useState<DialogName | null>(null)
  const [failed, setFailed] = useState<CallFailed | null>(null)
  const setDialog = (name: DialogName | null): void => {
    setFailed(null)
    showDialog(name)
  }
  const search = useRef<HTMLInputElement>(null)
  const found = useHostPages(filter, sort, range.first, range.last)
  const pages = found.status === 'ready' ? found.pages : null
  const current = pages?.rowAt(cursor.index)
  const targets: readonly Target[] =
    selected.size > 0 ? [...selected].map(([id, name]) => ({ id, name })) : current === undefined ? [] : [current]

  const attempt = (act: () => Promise<void>): void => {
    setFailed(null)
    act().catch((error: unknown) => setFailed(error instanceof CallFailed ? error : new CallFailed('service.defect')))
  }
  const start = () =>
    attempt(async () => {
      const { started, refused } = await startRuns(targets, language)
      setFailed(refused)
      if (targets.length > 1) say(text('runs.started', { count: started, n: format.number(started) }))
      if (targets.length > mostRunsAtOnce) say(text('runs.most', { n: mostRunsAtOnce }))
    })
  const selectAll = () =>
    attempt(async () => {
      const total = pages?.total ?? 0
      const count = await selectAllFound()
      if (count >= total) say(text('selectedAll', { count, n: format.number(count) }))
      else if (count > 0) say(text('selectedMost', { n: format.number(count), total: format.number(total) }))
    })
  const takeBackAct = (events?: readonly string[]) =>
    attempt(async () => {
      const count = await takeBack(events)
      if (count !== null) say(text('undone', { count, n: format.number(count) }))
    })

  useTableKeys({ pages, rowsInView: range.last - range.first, onOpen: openHost, onSelectAll: selectAll })
  useFleetKeys({
    filter,
    canAct: targets.length > 0,
    canTakeBack,
    hasBlockers: facets.blockers.length > 0,
    search,
    failed: failed !== null,
    onNoticed: () => setFailed(null),
    onStart: start,
    onTakeBack: () => takeBackAct(),
    onDialog: setDialog,
  })
  return (
    <div className={styles.screen}>
      <FleetHead
        total={facets.total}
        goesOn={targets.length === 1 && current?.run != null}
        canStart={targets.length > 0}
        onStart={start}
        onExport={() => setDialog('export')}
      />
      <StatusChips facets={facets} chosen={filter.status ?? []} onBlockers={() => setDialog('blockers')} />
      <FilterBar
        filter={filter}
        sort={sort}
        found={pages === null ? null : pages.total}
        pending={pages?.pending ?? true}
        searchRef={search}
        onFilter={() => setDialog('filter')}
      />
      {failed !== null && (
        <div className={styles.failed}>
          <ErrorBox error={failed} />
        </div>
      )}
      {found.status !== 'ready' && <NotReady of={found} what={text('what')} />}
      {pages !== null && pages.total === 0 && <NothingFound filter={filter} total={facets.total} />}
      {pages !== null && pages.total > 0 && (
        <HostTable
          pages={pages}
          cursor={cursor}
          selected={selected}
          onRange={setRange}
          onOpen={openHost}
          onSelectAll={selectAll}
          onSelectTo={(index) => selectBetween(pages, cursor.index, index)}
        />
      )}
      <Foot selected={selected.size} range={range} total={pages?.total ?? 0} canTakeBack={canTakeBack} />
      {dialog !== null && (
        <ActDialogs
          name={dialog}
          targets={targets}
          facets={facets}
          filter={filter}
          found={pages?.total ?? 0}
          onTakeBack={takeBackAct}
          onClose={() => setDialog(null)}
        />
      )}
    </div>
  )
}
