import type { Resource } from '@medplum/fhirtypes'
import type { AnyMapping } from './mapping.js'
import { alerts } from './resources/alerts.js'
import { allergies } from './resources/allergies.js'
import { careGoals } from './resources/care_goals.js'
import { carePlans } from './resources/care_plans.js'
import { conditions } from './resources/conditions.js'
import { consents } from './resources/consents.js'
import { coverages } from './resources/coverages.js'
import { documents } from './resources/documents.js'
import { familyHistory } from './resources/family_history.js'
import { immunizations } from './resources/immunizations.js'
import { medications } from './resources/medications.js'
import { observations } from './resources/observations.js'
import { prescriptions } from './resources/prescriptions.js'
import { visitAddenda } from './resources/visit_addenda.js'
import { visitNotes } from './resources/visit_notes.js'
import { visits } from './resources/visits.js'

/**
 * Every kind of resource that has rows of its own, in the order in which they are read: what is referred to before what
 * refers to it. A patient's own resource is read by `resources/patients.ts`; all others are kept as they come.
 */
export const MAPPINGS = [
  visits,
  conditions,
  allergies,
  medications,
  immunizations,
  familyHistory,
  observations,
  prescriptions,
  carePlans,
  careGoals,
  coverages,
  consents,
  alerts,
  documents,
  visitNotes,
  visitAddenda,
] as unknown as readonly AnyMapping[] // each is asked only about resources and rows of its own

export function mappingOf(resource: Resource): AnyMapping | undefined {
  return MAPPINGS.find(
    ({ type, accepts }) => type === resource.resourceType && (accepts?.(resource) ?? true)
  )
}
