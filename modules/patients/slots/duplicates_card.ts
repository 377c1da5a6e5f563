import { currentClinic, type SlotInput, type Slots } from '@medtrack/sdk'
import { mergesInto } from '../duplicates/merge_list.js'
import { likesOf } from '../duplicates/review.js'
import { listName } from '../people/name.js'
import { writtenDate } from '../people/written_date.js'

const MOST_LIKES = 3

/** On the chart: who looks like this patient, and what was merged into the record. */
export default async function ({ patientId = '', t }: SlotInput): Promise<Slots['patient.card']> {
  const { dateOrder } = currentClinic().clinic
  const pairs = await likesOf(patientId, MOST_LIKES)
  const merges = await mergesInto(patientId)
  if (pairs.length + merges.length === 0) return null
  const likes = pairs.map(({ one, other, why }) => {
    const like = one.id === patientId ? other : one
    return {
      name: listName(like),
      path: `/${patientId}/duplicates/${like.id}`,
      detail: [writtenDate(like.birthDate, dateOrder), why && t(`lookAlikes.why.${why}`)]
        .filter(Boolean)
        .join(' · '),
    }
  })
  const merged = merges.map(({ merge, merged: { recordNumber }, merged: name }) => ({
    name: listName(name),
    path: `/merges/${merge.id}`,
    detail: recordNumber,
    at: merge.mergedAt,
  }))
  return { view: 'slots/duplicates_card', state: { likes, merged }, place: 'side' }
}
