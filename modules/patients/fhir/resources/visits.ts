import type { Encounter, Practitioner } from '@medplum/fhirtypes'
import Visit from '../../models/visit.js'
import {
  codedBy,
  conceptOf,
  fit,
  inOurs,
  momentOf,
  named,
  oneOf,
  ours,
  wordsOf,
  written,
} from '../elements.js'
import { oneRow } from '../mapping.js'
import { practitionerName } from './people.js'

const CLASS = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'
const ERROR_REASON = 'entered-in-error-reason'
/** What happened; a visit that was planned or called off is no visit. */
const HAPPENED = ['in-progress', 'finished', 'entered-in-error'] as const

/** Visits that came from elsewhere are signed, under the name that stands there: nobody here may rewrite them. */
export const visits = oneRow<Encounter, Visit>({
  type: 'Encounter',
  model: Visit,

  fromFhir(resource, refs) {
    const status = oneOf(HAPPENED, resource.status)
    const startedAt = momentOf(resource.period?.start)
    if (!status) return 'did-not-happen'
    if (!startedAt) return 'no-date'
    const [type] = resource.type ?? []
    const coded = codedBy(type)
    const individual = resource.participant?.[0]?.individual
    const authorName = practitionerName(refs.find<Practitioner>(individual, resource), individual)
    const endedAt = momentOf(resource.period?.end)
    return {
      status: status === 'entered-in-error' ? status : 'finished',
      encounterClass: fit(resource.class?.code, 10) ?? 'AMB',
      typeDisplay: type ? fit(coded.display, 160) : null,
      typeCodeSystem: type ? coded.codeSystem : null,
      typeCode: type ? coded.code : null,
      startedAt,
      endedAt,
      authorId: null,
      authorName,
      reason: resource.reasonCode?.map(wordsOf).filter(Boolean).join('\n') || null,
      subjective: null,
      objective: null,
      assessment: null,
      plan: null,
      errorReason: inOurs(resource.extension, ERROR_REASON),
      signedAt: endedAt ?? startedAt,
      signedBy: null,
      signedByName: authorName,
    }
  },

  toFhir(row, refs) {
    const { typeDisplay: display, typeCodeSystem: codeSystem, typeCode: code } = row
    return {
      resourceType: 'Encounter',
      extension: ours(ERROR_REASON, row.errorReason),
      status: row.status,
      class: { system: CLASS, code: row.encounterClass },
      type: display ? [conceptOf({ codeSystem, code, display })] : undefined,
      subject: refs.patient,
      participant: [{ individual: named(row.authorName) }],
      period: { start: written(row.startedAt), end: written(row.endedAt) },
      reasonCode: row.reason ? [{ text: row.reason }] : undefined,
    }
  },
})
