import type { ModulePage } from '@medtrack/sdk'
import type { DetailKind } from '../../details/kind.js'
import { speechOf } from '../../details/kind.js'
import { kindNamed } from '../../details/kinds.js'
import type { DetailName } from '../../details/places.js'
import type { DetailEntry } from '../../models/detail_entry.js'
import type Patient from '../../models/patient.js'
import { entryBase } from './entry_form.js'

type Kind = DetailKind<DetailEntry, unknown>

/** The entries of a kind as a card of the chart lists them: what holds, what is over, what was a mistake. */
export async function sectionOf(page: ModulePage, patient: Patient, name: DetailName) {
  const kind = await kindNamed(name)
  const entries = await kind.entriesOf(patient.id)
  const valid = entries.filter(({ isMistake }) => !isMistake)
  const show = (some: DetailEntry[]) => some.map((entry) => shown(page, patient, kind, entry))
  return {
    name,
    title: page.t(`details.sections.${name}`),
    addHref: page.url(`${entryBase(patient, kind)}/new`),
    current: show(valid.filter((entry) => kind.isCurrent(entry))),
    former: show(valid.filter((entry) => !kind.isCurrent(entry))),
    mistakes: show(entries.filter(({ isMistake }) => isMistake)),
  }
}

function shown(page: ModulePage, patient: Patient, kind: Kind, entry: DetailEntry) {
  const { facts, ...line } = kind.line(entry, speechOf(page))
  const base = page.url(`${entryBase(patient, kind)}/${entry.id}`)
  const revealHref = kind.name === 'identifiers' ? base : null
  return {
    ...line,
    facts: facts.filter(Boolean),
    by: entry.createdByName,
    at: entry.createdAt,
    editHref: `${base}/edit`,
    mistakeHref: `${base}/mistake`,
    canTakeBack: entry.statusBefore !== null,
    revealHref,
  }
}
