import type { HttpContext } from '@adonisjs/core/http'
import { chartFrame } from '../../chart/chart_frame.js'
import type Patient from '../../models/patient.js'
import Prescription from '../../models/prescription.js'
import { describeChecks } from './check_words.js'
import { factsOf, listed } from './prescription_page.js'

/** One prescription with its checks, and what may still be done with it. */
export async function showPrescription(
  ctx: HttpContext,
  patient: Patient,
  prescription: Prescription
) {
  const { page } = ctx
  const renewal = await Prescription.query().where('renews_id', prescription.id).first()
  const at = (path: string) => page.url(`/${patient.id}${path}`)
  return page.render('prescriptions/show', {
    ...(await chartFrame(ctx, patient)),
    prescription,
    row: listed(page, prescription),
    facts: factsOf(page, prescription),
    checks: describeChecks(page, prescription.checkResults),
    isActive: prescription.standing === 'active',
    isIssuedHere: prescription.proofDigest !== null,
    renewalHref: renewal && at(`/prescriptions/${renewal.id}`),
    renewedHref: prescription.renewsId && at(`/prescriptions/${prescription.renewsId}`),
    visitHref: prescription.visitId && at(`/visits/${prescription.visitId}`),
  })
}
