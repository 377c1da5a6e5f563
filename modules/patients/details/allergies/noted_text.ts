import { digest, transaction } from '@medtrack/sdk'
import { audit } from '../../acts.js'
import Allergy from '../../models/allergy.js'
import AllergyReview from '../../models/allergy_review.js'
import type Patient from '../../models/patient.js'
import { allergenCategory } from '../coded.js'
import { retireNoneKnown } from './none_known.js'

type Person = Pick<Patient, 'id' | 'allergies'>

/** What was noted about allergies as free text and was not turned into entries since. */
export async function unreviewedText({ id: patientId, allergies }: Person): Promise<string | null> {
  const text = allergies?.trim()
  if (!text) return null
  const textDigest = await digest(text)
  const review = await AllergyReview.query().where({ patientId, textDigest }).first()
  return review ? null : text
}

export interface Proposal {
  display: string
  reaction: string | null
  category: string | null
}

const LONGEST = 255

/** `Penicillin: rash; latex` as the entries that it seems to mean. A person looks at each of them. */
export async function proposedEntries(text: string): Promise<Proposal[]> {
  const pieces = text.split(/[;,\n]+/).map((piece) => piece.trim())
  return Promise.all(
    pieces.filter(Boolean).map(async (piece) => {
      const [, display, reaction] = /^([^:(]+?)\s*[:(]\s*([^)]+)\)?$/.exec(piece) ?? [null, piece]
      return {
        display: display.slice(0, LONGEST),
        reaction: reaction?.trim().slice(0, LONGEST) || null,
        category: await allergenCategory(display),
      }
    })
  )
}

/** Keeps the entries that somebody made of the text, and that it was looked at: it is not shown any more. */
export async function reviewText(patient: Person, entries: readonly Partial<Allergy>[]) {
  const text = patient.allergies?.trim()
  if (!text) return
  const textDigest = await digest(text)
  await transaction(async () => {
    for (const entry of entries) await Allergy.create({ ...entry, patientId: patient.id })
    if (entries.length > 0) await retireNoneKnown(patient.id)
    await AllergyReview.create({ patientId: patient.id, textDigest })
    await audit({
      action: 'patients.details.review_allergies',
      type: 'C',
      entity: { type: 'Patient', id: patient.id },
      details: { entries: entries.length },
    })
  })
}
