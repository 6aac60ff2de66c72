import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Day } from '#shared/calendar/day.ts'
import { FederalState } from '#shared/calendar/holidays.ts'
import { type SiteDraft, type SiteRecord, USUAL_SITE } from '#shared/contract/administration.ts'
import type { SiteId } from '#shared/domain/ids.ts'
import { core } from '../../core/client.ts'
import type { T } from '../../i18n/i18n.ts'
import { TextField } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { notify } from '../../ui/toast.ts'
import { useWish } from '../ask.ts'
import { useEntering } from '../drafts.ts'
import { RecordPanel, type Shown } from '../RecordPanel.tsx'
import { type ClosureEntry, ClosureFields, isClosure } from './ClosureFields.tsx'
import { ClosureImpact, type Impact } from './ClosureImpact.tsx'
import { type Hours, OpeningHours } from './OpeningHours.tsx'
import { clockOf, minuteOf } from './time.ts'

export const siteKey = (id: SiteId | 'new') => `site ${id}`

/** Times as they are typed: what is no time yet is kept too. */
export interface SiteEntry {
  readonly name: string
  readonly address: string
  readonly federalState: FederalState
  readonly timeZone: string
  readonly noon: string
  readonly hours: readonly Hours[]
  readonly closures: readonly ClosureEntry[]
}

const CLOSED: Hours = { isOpen: false, from: '08:00', to: '18:00' }

const entryOf = (s: SiteDraft): SiteEntry => ({
  name: s.name,
  address: s.address,
  federalState: s.federalState,
  timeZone: s.timeZone,
  noon: clockOf(s.noon),
  hours: s.opening.map((o) => (o ? { isOpen: true, from: clockOf(o.from), to: clockOf(o.to) } : CLOSED)),
  closures: s.closures,
})

const BLANK = entryOf({ name: '', address: '', federalState: 'NI', ...USUAL_SITE })

/** @returns null while a time or a closure is none */
function draftOf(entry: SiteEntry): SiteDraft | null {
  const noon = minuteOf(entry.noon)
  const opening: SiteDraft['opening'] = []
  for (const { isOpen, from, to } of entry.hours) {
    const [begin, end] = [minuteOf(from), minuteOf(to)]
    if (isOpen && (begin === null || end === null || begin >= end)) return null
    opening.push(isOpen && begin !== null && end !== null ? { from: begin, to: end } : null)
  }
  if (noon === null || noon < 1 || noon > 1439 || !entry.closures.every(isClosure)) return null
  const { name, address, federalState, timeZone } = entry
  const closures = entry.closures.map((c) => ({ name: c.name, from: c.from as Day, to: c.to as Day }))
  return { name, address, federalState, timeZone, noon, opening, closures }
}

/** @param site null: a new one */
export function SiteForm(props: {
  site: SiteRecord | null
  onClose: () => void
  onCreated: (id: SiteId) => void
}) {
  const { t } = useTranslation()
  const wish = useWish()
  const { site } = props
  const present = site ? { values: entryOf(site), version: site.version } : { values: BLANK, version: '0' }
  const entering = useEntering<SiteEntry>(siteKey(site?.id ?? 'new'), present)
  const { values, change } = entering
  const draft = draftOf(values)
  const [impact, setImpact] = useState<Impact | null>(null)
  const create = async (site: SiteDraft) => {
    const created = await wish.wish(() => core.administration.createSite({ site }))
    if (!created) return
    entering.discard()
    notify(t('administration.site.created', { name: created.name }))
    props.onCreated(created.id)
  }
  /** Whom closures hit is shown first; where that is nobody there is nothing to ask. */
  const save = async ({ id, closures }: SiteRecord, draft: SiteDraft, isImpactSeen: boolean) => {
    const ask = (apply: boolean) =>
      wish.wish(() => core.administration.changeSite({ id, version: entering.version, site: draft, apply }))
    if (!isImpactSeen && JSON.stringify(closures) !== JSON.stringify(draft.closures)) {
      const would = await ask(false)
      if (would?.state !== 'impact') return
      if (would.bookings > 0 || would.officeDays > 0) return setImpact(would)
    }
    if ((await ask(true))?.state !== 'changed') return
    setImpact(null)
    entering.discard()
    notify(t('administration.form.saved'))
  }
  const missing = [
    ...(values.name.trim() === '' ? [t('administration.site.name')] : []),
    ...(values.closures.every(isClosure) ? [] : [t('administration.site.closures')]),
    ...(draft === null && values.closures.every(isClosure) ? [t('administration.site.opening')] : []),
  ]
  return (
    <RecordPanel
      title={site?.name ?? t('administration.site.new')}
      isNew={site === null}
      entering={entering}
      present={present}
      wish={wish}
      missing={missing}
      show={(field, v) => shown(field, v, t)}
      onSave={() => void (draft && (site ? save(site, draft, false) : create(draft)))}
      onClose={props.onClose}
    >
      <TextField
        label={t('administration.site.name')}
        value={values.name}
        onChange={(name) => change({ name: name.slice(0, 120) })}
        isRequired
      />
      <TextField
        label={t('administration.site.address')}
        value={values.address}
        onChange={(address) => change({ address: address.slice(0, 300) })}
      />
      <div>
        <Select
          label={t('administration.site.federalState')}
          showLabel
          options={FederalState.options.map((id) => ({ id, label: t(`administration.site.states.${id}`) }))}
          value={values.federalState}
          onChange={(federalState) => change({ federalState })}
        />
        <p className="hint">{t('administration.site.federalStateHint')}</p>
      </div>
      <div className="pair">
        <Select
          label={t('administration.site.timeZone')}
          showLabel
          options={zones(values.timeZone).map((id) => ({ id, label: id.replaceAll('_', ' ') }))}
          value={values.timeZone}
          onChange={(timeZone) => change({ timeZone })}
        />
        <TextField
          label={t('administration.site.noon')}
          hint={t('administration.site.noonHint')}
          value={values.noon}
          onChange={(noon) => change({ noon })}
        />
      </div>
      <OpeningHours hours={values.hours} onChange={(hours) => change({ hours })} />
      {draft === null && values.closures.every(isClosure) ? (
        <p className="hint">{t('administration.site.badTime')}</p>
      ) : null}
      <ClosureFields closures={values.closures} onChange={(closures) => change({ closures })} />
      {site && draft && impact ? (
        <ClosureImpact
          name={site.name}
          impact={impact}
          wish={wish}
          onSave={() => void save(site, draft, true)}
          onClose={() => setImpact(null)}
        />
      ) : null}
    </RecordPanel>
  )
}

/** Those of Europe, and the one that is set. */
const zones = (present: string): string[] => [
  ...new Set([present, ...Intl.supportedValuesOf('timeZone').filter((zone) => zone.startsWith('Europe/'))]),
]

function shown(field: keyof SiteEntry, values: SiteEntry, t: T): Shown {
  switch (field) {
    case 'federalState':
      return {
        label: t('administration.site.federalState'),
        text: t(`administration.site.states.${values.federalState}`),
      }
    case 'hours':
      return {
        label: t('administration.site.opening'),
        text: values.hours.map((h) => (h.isOpen ? `${h.from}–${h.to}` : '–')).join(', '),
      }
    case 'closures':
      return {
        label: t('administration.site.closures'),
        text: values.closures.map((c) => `${c.name} ${c.from} – ${c.to}`).join(', '),
      }
    default:
      return { label: t(`administration.site.${field}`), text: values[field] }
  }
}
