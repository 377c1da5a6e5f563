import type {
  FamilyMemberHistory,
  FamilyMemberHistoryCondition as ConditionPart,
} from '@medplum/fhirtypes'
import FamilyHistory from '../../models/family_history.js'
import { asNotes, bound, codedBy, codeOf, conceptOf, fit, notesIn } from '../elements.js'
import type { Fields, Mapping } from '../mapping.js'

type Row = Fields<FamilyHistory>

const ROLE = 'http://terminology.hl7.org/CodeSystem/v3-RoleCode'
const SOME_RELATIVE = 'FAMMEMB'

/** A relative's history is one resource, and a row for each condition. */
export const familyHistory: Mapping<FamilyMemberHistory, { rows: Row[] }> = {
  type: 'FamilyMemberHistory',
  model: FamilyHistory,

  fromFhir(resource) {
    const conditions = resource.condition ?? []
    if (conditions.length === 0) return 'no-place'
    return { rows: conditions.map((condition) => rowOf(resource, condition)) }
  },

  toFhir({ rows }, { patient }) {
    const right = rows.filter(({ status }) => status === 'completed')
    const told = right.length > 0 ? right : rows
    const [first] = told
    return {
      resourceType: 'FamilyMemberHistory',
      status: first.status,
      patient,
      relationship: bound(ROLE, first.relationship),
      deceasedBoolean: first.isDeceased ?? undefined,
      condition: told.map((row) => ({
        code: conceptOf(row),
        onsetAge:
          row.onsetAge === null
            ? undefined
            : { value: row.onsetAge, unit: 'a', system: 'http://unitsofmeasure.org', code: 'a' },
        note: asNotes(row.note),
      })),
    }
  },

  entries: ({ rows }) => rows.map((fields) => ({ model: FamilyHistory, fields })),
  partOf: (row, chart) => ({ rows: chart.together(row) as FamilyHistory[] }), // all of this table
}

function rowOf(resource: FamilyMemberHistory, condition: ConditionPart): Row {
  const age = condition.onsetAge?.code === 'a' ? condition.onsetAge.value : undefined
  return {
    ...codedBy(condition.code),
    relationship: fit(codeOf(resource.relationship), 20) ?? SOME_RELATIVE,
    onsetAge: age !== undefined && age >= 0 ? Math.floor(age) : null,
    isDeceased: deceased(resource),
    status: resource.status === 'entered-in-error' ? 'entered-in-error' : 'completed',
    note: notesIn(condition.note),
  }
}

function deceased(resource: FamilyMemberHistory): boolean | null {
  if (resource.deceasedBoolean !== undefined) return resource.deceasedBoolean
  return resource.deceasedDate || resource.deceasedAge || resource.deceasedString ? true : null
}
