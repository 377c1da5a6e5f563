import { currentClinic, transaction } from '@medtrack/sdk'
import { audit } from '../acts.js'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import type Patient from '../models/patient.js'
import Prescription from '../models/prescription.js'
import { todayIn } from '../people/age.js'
import type { CheckResult } from './checks/check.js'
import { runChecks } from './checks/run_checks.js'
import type { CheckDetails } from './checks/stored_details.js'
import { drugOf, type Overrides, type PrescriptionDraft } from './draft.js'
import { ATC_SYSTEM } from './drugs/drug.js'
import { lastDay } from './duration.js'
import { UnansweredChecksError } from './errors.js'
import { newProofCode, proofDigest } from './proof.js'

/**
 * Runs the checks and stores the prescription with how they ended. Of two who prescribe for one patient at
 * once, the second one's checks see what the first one wrote.
 *
 * @throws MayNotPrescribeError
 * @throws UnansweredChecksError when one failed and no reason was given; nothing is stored then
 */
export async function issuePrescription(
  patient: Patient,
  draft: PrescriptionDraft,
  overrides: Overrides = {}
): Promise<Prescription> {
  Prescription.refuseOthersThanDoctors()
  const code = newProofCode()
  const digest = await proofDigest(code)
  return transaction(async (trx) => {
    await waitForOthers(trx, patient.id)
    const results = await runChecks(patient, draft)
    const unanswered = results.filter(
      ({ check, outcome }) => outcome === 'failed' && !overrides[check]?.trim()
    )
    if (unanswered.length > 0) throw new UnansweredChecksError(results)
    const prescription = await Prescription.create({
      ...writtenBy(patient.id, draft),
      ...outcomes(results, overrides),
      proofCode: code,
      proofDigest: digest,
    })
    if (draft.renews) await completeRenewed(patient.id, draft.renews)
    await noteIssue(prescription, results)
    return prescription
  })
}

async function waitForOthers(trx: TransactionClientContract, patientId: string) {
  await trx.from('patients').where('id', patientId).forUpdate().select('id').first()
}

function writtenBy(patientId: string, draft: PrescriptionDraft): Partial<Prescription> {
  const { actor, clinic } = currentClinic()
  const { drug: typed, visit, renews, ...rest } = draft
  const drug = drugOf(draft)
  return {
    ...rest,
    patientId,
    display: drug?.name ?? typed,
    codeSystem: drug ? ATC_SYSTEM : null,
    code: drug?.atc[0] ?? null,
    status: 'active',
    visitId: visit,
    renewsId: renews,
    prescriberId: actor.userId,
    prescriberName: actor.name,
    authoredAt: DateTime.utc().startOf('second'),
    endsOn: lastDay(todayIn(clinic.timeZone), draft),
    stoppedAt: null,
  }
}

function outcomes(results: readonly CheckResult[], overrides: Overrides) {
  const details = results.map(({ check, outcome, findings }): [string, CheckDetails] => [
    check,
    { findings, overrideReason: outcome === 'failed' ? (overrides[check]?.trim() ?? null) : null },
  ])
  return {
    checks: results.map(({ findings: _, ...check }) => check),
    checkDetails: JSON.stringify(Object.fromEntries(details)),
  }
}

/** What goes on under a new prescription is no longer to be handed out under the old one. */
async function completeRenewed(patientId: string, id: string) {
  const renewed = await Prescription.inChart(patientId, id)
  if (renewed.status === 'active') await renewed.merge({ status: 'completed' }).save()
}

function noteIssue({ id, patientId, renewsId }: Prescription, results: readonly CheckResult[]) {
  return audit({
    action: renewsId ? 'patients.prescriptions.renew' : 'patients.prescriptions.issue',
    type: 'C',
    entity: { type: 'Patient', id: patientId },
    details: {
      prescription: id,
      overridden: results.filter(({ outcome }) => outcome === 'failed').length,
    },
  })
}
