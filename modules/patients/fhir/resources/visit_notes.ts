import type { Composition, CompositionSection } from '@medplum/fhirtypes'
import type { DateTime } from 'luxon'
import Visit from '../../models/visit.js'
import { codeOf, momentOf, named, written } from '../elements.js'
import type { Mapping } from '../mapping.js'
import { asDiv, isPlain, textOf } from '../narrative.js'

const LOINC = 'http://loinc.org'
const PROGRESS_NOTE = { system: LOINC, code: '11506-3', display: 'Progress note' }
/** SOAP, in LOINC's words. */
const SECTIONS = [
  { field: 'subjective', code: '61150-9', title: 'Subjective' },
  { field: 'objective', code: '61149-1', title: 'Objective' },
  { field: 'assessment', code: '51848-0', title: 'Assessment' },
  { field: 'plan', code: '18776-5', title: 'Plan of treatment' },
] as const

interface Note {
  visitId: string
  subjective: string | null
  objective: string | null
  assessment: string | null
  plan: string | null
  writtenAt: DateTime | null
  authorName: string | null
  signedAt: DateTime | null
  signedByName: string | null
}

/** What was written in a visit: FHIR's Encounter has no place for it, a Composition has. */
export const visitNotes: Mapping<Composition, Note> = {
  type: 'Composition',
  model: Visit,

  accepts: ({ relatesTo }) => !relatesTo?.some(({ code }) => code === 'appends'),

  fromFhir(resource, refs) {
    const visitId = refs.rowOf('Encounter', resource.encounter)
    if (!visitId) return 'no-visit'
    const sections = resource.section ?? []
    if (sections.length === 0 || !sections.every(isOurs)) return 'no-place'
    const text = (code: string) => textOf(sections.find((one) => codeOf(one.code) === code)?.text)
    const [subjective, objective, assessment, plan] = SECTIONS.map(({ code }) => text(code))
    const signature = resource.attester?.find(({ mode }) => mode === 'legal')
    return {
      visitId,
      subjective,
      objective,
      assessment,
      plan,
      writtenAt: momentOf(resource.date),
      authorName: resource.author?.[0]?.display ?? null,
      signedAt: momentOf(signature?.time),
      signedByName: signature?.party?.display ?? null,
    }
  },

  toFhir(note, refs) {
    return {
      resourceType: 'Composition',
      status: note.signedAt ? 'final' : 'preliminary',
      type: { coding: [PROGRESS_NOTE] },
      subject: refs.patient,
      encounter: refs.to('Encounter', note.visitId),
      date: written(note.writtenAt) ?? '',
      author: [{ display: note.authorName ?? '—' }],
      title: PROGRESS_NOTE.display,
      attester: note.signedAt
        ? [{ mode: 'legal', time: written(note.signedAt), party: named(note.signedByName) }]
        : undefined,
      section: SECTIONS.flatMap(({ field, code, title }) => {
        const text = note[field]
        if (!text) return []
        const coding = [{ system: LOINC, code, display: title }]
        return [
          { title, code: { coding }, text: { status: 'additional' as const, div: asDiv(text) } },
        ]
      }),
    }
  },

  entries({ visitId, subjective, objective, assessment, plan, signedAt, signedByName }) {
    const text = { subjective, objective, assessment, plan }
    const fields = signedAt ? { ...text, signedAt, signedByName } : text
    return [{ model: Visit, rowId: visitId, fields }]
  },

  baseOf({ subjective, objective, assessment, plan }, current) {
    return { ...current, subjective, objective, assessment, plan }
  },

  partOf(row) {
    const visit = row as Visit // of this mapping's table
    if (SECTIONS.every(({ field }) => !visit[field])) return null
    const { id: visitId, authorName, signedAt, signedByName } = visit
    const { subjective, objective, assessment, plan } = visit
    const writtenAt = signedAt ?? visit.startedAt
    return {
      visitId,
      subjective,
      objective,
      assessment,
      plan,
      writtenAt,
      authorName,
      signedAt,
      signedByName,
    }
  },
}

/** Nothing but text under a heading of ours: of anything else the record would show only a part. */
function isOurs({ code, text, section, entry }: CompositionSection): boolean {
  return SECTIONS.some((one) => one.code === codeOf(code)) && !section && !entry && isPlain(text)
}
