import { currentClinic } from '@medtrack/sdk'
import Prescription from '../models/prescription.js'
import VisitAddendum from '../models/visit_addendum.js'

/** What was added to a visit, in the order of adding. */
export function addendaOf(visitId: string): Promise<VisitAddendum[]> {
  return VisitAddendum.query().where({ visitId }).orderBy('id')
}

/** What was prescribed in a visit, as lines; nothing to who may not read prescriptions. */
export async function prescriptionsOf(visitId: string): Promise<Prescription[]> {
  if (!currentClinic().actor.may('patients.prescriptions.view')) return []
  return Prescription.query()
    .select('id', 'patientId', 'display', 'dose', 'frequency', 'status', 'authoredAt')
    .where({ visitId })
    .whereNot('status', 'entered-in-error')
    .orderBy('id')
}
