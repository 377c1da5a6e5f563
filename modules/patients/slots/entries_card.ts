import type { SlotInput, Slots } from '@medtrack/sdk'
import { speechOf } from '../details/kind.js'
import { kindNamed } from '../details/kinds.js'
import type { DetailName } from '../details/places.js'

/** What stays readable beside a visit; the rest is one link away. */
const MOST_LINES = 8

/** A card with what holds of one kind of detail. */
export function entriesCard(name: DetailName, icon: string) {
  return async ({ patientId = '', t }: SlotInput): Promise<Slots['patient.card']> => {
    const kind = await kindNamed(name)
    const entries = await kind.entriesOf(patientId)
    const current = entries.filter((entry) => !entry.isMistake && kind.isCurrent(entry))
    const lines = current.slice(0, MOST_LINES).map((entry) => {
      const { facts, ...line } = kind.line(entry, speechOf({ t }))
      return { ...line, facts: facts.filter(Boolean).join(' · ') }
    })
    const more = current.length - lines.length
    const state = { patientId, name, icon, lines, more }
    return { view: 'slots/details/entries_card', state, place: 'side' }
  }
}
