import type { Composition } from '@medplum/fhirtypes'
import type { DateTime } from 'luxon'
import VisitAddendum from '../../models/visit_addendum.js'
import { momentOf, written } from '../elements.js'
import type { Mapping } from '../mapping.js'
import { asDiv, isPlain, textOf } from '../narrative.js'

const ADDENDUM = { system: 'http://loinc.org', code: '11506-3', display: 'Progress note' }

interface Addendum {
  visitId: string
  text: string | null
  createdByName: string
  createdAt: DateTime
}

/** What was added to a signed visit: a Composition that appends to the first. */
export const visitAddenda: Mapping<Composition, Addendum> = {
  type: 'Composition',
  model: VisitAddendum,

  accepts: ({ relatesTo }) => Boolean(relatesTo?.some(({ code }) => code === 'appends')),

  fromFhir(resource, refs) {
    const visitId = refs.rowOf('Encounter', resource.encounter)
    const [section, ...others] = resource.section ?? []
    const createdAt = momentOf(resource.date)
    if (!visitId) return 'no-visit'
    if (!createdAt) return 'no-date'
    if (!section || others.length > 0 || !isPlain(section.text)) return 'no-place'
    const createdByName = resource.author?.[0]?.display ?? '—'
    return { visitId, text: textOf(section.text), createdByName, createdAt }
  },

  toFhir({ visitId, text, createdByName, createdAt }, refs) {
    const note = refs.to('Composition', visitId)
    return {
      resourceType: 'Composition',
      status: 'final',
      type: { coding: [ADDENDUM] },
      subject: refs.patient,
      encounter: refs.to('Encounter', visitId),
      date: written(createdAt) ?? '',
      author: [{ display: createdByName }],
      title: 'Addendum',
      relatesTo: [
        {
          code: 'appends',
          // A visit that nothing was written in has no note; the addendum then belongs to its day.
          ...(note ? { targetReference: note } : { targetIdentifier: { value: visitId } }),
        },
      ],
      section: [{ title: 'Addendum', text: { status: 'additional', div: asDiv(text ?? '—') } }],
    }
  },

  entries: (fields) => [{ model: VisitAddendum, fields }],
  partOf: (row) => row as VisitAddendum, // of this mapping's table
}
