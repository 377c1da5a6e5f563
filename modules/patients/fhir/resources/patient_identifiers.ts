import type { Identifier as IdentifierElement } from '@medplum/fhirtypes'
import { currentClinic } from '@medtrack/sdk'
import { LONGEST, tidyRecordNumber } from '../../people/draft.js'
import { bound, codeOf, dayOf, fit } from '../elements.js'
import type Identifier from '../../models/identifier.js'
import type { Fields } from '../mapping.js'

/** The digest of the value takes the clinic's key, and is made when it is stored. */
export type IdentifierFields = Omit<Fields<Identifier>, 'valueDigest'>

const TYPE = 'http://terminology.hl7.org/CodeSystem/v2-0203'
/** Followed by the clinic's id: each counts its own. */
const RECORD_NUMBERS = 'https://medtrack.example/fhir/NamingSystem/record-number/'
const UNSPECIFIED = 'U'

/** The record number that this clinic or another MedTrack clinic gave. */
export function recordNumberIn(identifiers: readonly IdentifierElement[]): string | null {
  const own = identifiers.find(({ system }) => system?.startsWith(RECORD_NUMBERS))
  return fit(tidyRecordNumber(own?.value), LONGEST.recordNumber)
}

export function recordNumberOf(recordNumber: string | null): IdentifierElement[] {
  if (!recordNumber) return []
  const system = RECORD_NUMBERS + currentClinic().clinic.id
  return [{ use: 'usual', type: bound(TYPE, 'MR'), system, value: recordNumber }]
}

export function identifierIn({ type, system, value, period }: IdentifierElement): IdentifierFields {
  return {
    type: fit(codeOf(type), 20) ?? UNSPECIFIED,
    system: system && system.length <= 255 ? system : null,
    value: value ?? null,
    status: 'active',
    startsOn: dayOf(period?.start),
    endsOn: dayOf(period?.end),
  }
}

export function identifierOf(row: IdentifierFields): IdentifierElement {
  return {
    type: row.type === UNSPECIFIED ? undefined : bound(TYPE, row.type),
    system: row.system ?? undefined,
    value: row.value ?? undefined,
    period: { start: row.startsOn ?? undefined, end: row.endsOn ?? undefined },
  }
}
