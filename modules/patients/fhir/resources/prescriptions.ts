import { currentClinic } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import type { Dosage, MedicationRequest, Practitioner, Timing } from '@medplum/fhirtypes'
import Prescription, { type PrescriptionCheck } from '../../models/prescription.js'
import {
  amountIn,
  asAmount,
  codedBy,
  conceptOf,
  fit,
  inOurs,
  momentOf,
  named,
  ours,
  wordsOf,
  written,
} from '../elements.js'
import { oneRow } from '../mapping.js'
import { lastDay } from '../../prescriptions/duration.js'
import { practitionerName } from './people.js'
import { drugOf } from './medications.js'

const UCUM = 'http://unitsofmeasure.org'
/** What is only proposed or planned was not prescribed. */
const ORDERS = ['order', 'original-order', 'reflex-order', 'filler-order', 'instance-order']
const CHECKS = ['allergy', 'duplicate-therapy'] as const
const [STOPPED_AT, DOSE_FORM] = ['prescription-stopped-at', 'prescription-dose-form']
const [CHECKED, CHECK_DETAILS] = ['prescription-checks', 'prescription-check-details']

export const prescriptions = oneRow<MedicationRequest, Prescription>({
  type: 'MedicationRequest',
  model: Prescription,

  fromFhir(resource, refs) {
    const authoredAt = momentOf(resource.authoredOn)
    if (!ORDERS.includes(resource.intent)) return 'no-order'
    if (!authoredAt) return 'no-date'
    const [dosage] = resource.dosageInstruction ?? []
    const supply = resource.dispenseRequest
    const durationDays = daysOf(supply?.expectedSupplyDuration?.value)
    const refills = supply?.numberOfRepeatsAllowed ?? 0
    return {
      ...codedBy(drugOf(resource, refs)),
      status: resource.status,
      dose: fit(amountIn(dosage?.doseAndRate?.[0]?.doseQuantity) ?? dosage?.text, 120) ?? '',
      doseForm: fit(inOurs(resource.extension, DOSE_FORM), 40),
      route: fit(wordsOf(dosage?.route), 40),
      frequency: fit(frequencyOf(dosage), 120) ?? '',
      durationDays,
      quantity: fit(amountIn(supply?.quantity), 60),
      refills,
      maySubstitute: resource.substitution?.allowedBoolean ?? false,
      instructions: dosage?.patientInstruction ?? dosage?.text ?? null,
      stopReason: wordsOf(resource.statusReason) ?? null,
      checks: checksIn(resource),
      checkDetails: inOurs(resource.extension, CHECK_DETAILS),
      proofCode: null,
      proofDigest: null,
      visitId: refs.rowOf('Encounter', resource.encounter),
      renewsId: refs.rowOf('MedicationRequest', resource.priorPrescription),
      prescriberId: null,
      prescriberName: practitionerName(
        refs.find<Practitioner>(resource.requester, resource),
        resource.requester
      ),
      authoredAt,
      endsOn: lastDay(dayAt(authoredAt), { durationDays, refills }),
      stoppedAt: momentOf(inOurs(resource.extension, STOPPED_AT) ?? undefined),
    }
  },

  toFhir(row, refs) {
    return {
      resourceType: 'MedicationRequest',
      extension: [
        ...ours(STOPPED_AT, written(row.stoppedAt)),
        ...ours(CHECKED, row.checks.length > 0 ? JSON.stringify(row.checks) : null),
        ...ours(CHECK_DETAILS, row.checkDetails),
        ...ours(DOSE_FORM, row.doseForm),
      ],
      status: row.status,
      statusReason: row.stopReason ? { text: row.stopReason } : undefined,
      intent: 'order',
      medicationCodeableConcept: conceptOf(row),
      subject: refs.patient,
      encounter: refs.to('Encounter', row.visitId),
      authoredOn: written(row.authoredAt),
      requester: named(row.prescriberName),
      dosageInstruction: [dosageOf(row)],
      dispenseRequest: {
        numberOfRepeatsAllowed: row.refills,
        quantity: asAmount(row.quantity),
        expectedSupplyDuration: row.durationDays
          ? { value: row.durationDays, unit: 'days', system: UCUM, code: 'd' }
          : undefined,
      },
      substitution: { allowedBoolean: row.maySubstitute },
      priorPrescription: refs.to('MedicationRequest', row.renewsId),
    }
  },
})

function dosageOf(
  row: Pick<Prescription, 'dose' | 'frequency' | 'route' | 'instructions'>
): Dosage {
  return {
    patientInstruction: row.instructions ?? undefined,
    timing: row.frequency ? { code: { text: row.frequency } } : undefined,
    route: row.route ? { text: row.route } : undefined,
    doseAndRate: row.dose ? [{ doseQuantity: asAmount(row.dose) }] : undefined,
  }
}

/** `3 × 1 d`, or what somebody wrote. */
function frequencyOf(dosage: Dosage | undefined): string | undefined {
  const words = [inTiming(dosage?.timing), dosage?.asNeededBoolean ? 'PRN' : undefined]
  return words.filter(Boolean).join(', ') || undefined
}

function inTiming(timing: Timing | undefined): string | undefined {
  const { frequency, period, periodUnit } = timing?.repeat ?? {}
  if (frequency && period) return `${frequency} × / ${period} ${periodUnit ?? ''}`.trim()
  return wordsOf(timing?.code)
}

/** As the clinic's calendar says. */
function dayAt(moment: DateTime): string {
  return String(moment.setZone(currentClinic().clinic.timeZone).toISODate())
}

function daysOf(value: number | undefined): number | null {
  return value !== undefined && Number.isInteger(value) && value > 0 ? value : null
}

/** Nobody here checked what was prescribed elsewhere. */
function checksIn({ extension }: MedicationRequest): PrescriptionCheck[] {
  const own = inOurs(extension, CHECKED)
  if (own) return readChecks(own)
  return CHECKS.map((check) => ({
    check,
    outcome: 'not-run',
    source: 'FHIR',
    sourceDate: null,
  }))
}

function readChecks(text: string): PrescriptionCheck[] {
  try {
    const checks: unknown = JSON.parse(text)
    return Array.isArray(checks) ? checks.filter(isCheck) : []
  } catch {
    return []
  }
}

function isCheck(value: Partial<PrescriptionCheck> | null): value is PrescriptionCheck {
  return (
    CHECKS.some((name) => name === value?.check) &&
    typeof value?.outcome === 'string' &&
    typeof value.source === 'string'
  )
}
