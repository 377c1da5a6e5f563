import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import type Patient from '../../models/patient.js'
import type Prescription from '../../models/prescription.js'
import { factsOf } from '../../controllers/prescriptions/prescription_page.js'
import { writtenDate } from '../../people/written_date.js'
import { codeImage } from './proof_code.js'

interface Fact {
  term: string
  value: string | null
}

/** A prescription as it is handed out, in the words of whoever prints it. */
export interface Paper {
  clinic: string
  country: string
  title: string
  /** What is to be read in large letters when it does not hold any more. */
  warning: string | null
  person: Fact[]
  drug: string
  facts: Fact[]
  prescriber: string
  issued: string
  labels: { prescriber: string; issued: string; signature: string; proof: string }
  /** Where the code leads, and the code; what was prescribed elsewhere has none. */
  proof: { address: string; image: string } | null
}

export async function paperOf(
  page: HttpContext['page'],
  patient: Patient,
  prescription: Prescription
): Promise<Paper> {
  const { clinic } = currentClinic()
  const t = (key: string, data?: Record<string, unknown>) => page.t(`prescriptions.${key}`, data)
  const issued = prescription.authoredAt.setZone(clinic.timeZone).toISODate()
  const { standing } = prescription
  return {
    clinic: clinic.name,
    country: clinic.country,
    title: t('paper.title'),
    warning:
      standing === 'active' ? null : t('paper.notActive', { status: t(`statuses.${standing}`) }),
    person: [
      { term: t('paper.patient'), value: patient.fullName },
      { term: t('paper.born'), value: writtenDate(patient.birthDate, clinic.dateOrder) },
      { term: t('paper.number'), value: patient.recordNumber },
    ].filter(({ value }) => value),
    drug: prescription.display,
    facts: factsOf(page, prescription).filter(({ value }) => value),
    prescriber: prescription.prescriberName,
    issued: writtenDate(issued, clinic.dateOrder),
    labels: {
      prescriber: t('paper.prescriber'),
      issued: t('paper.issued'),
      signature: t('paper.signature'),
      proof: t('paper.proof'),
    },
    proof: await proofOf(page, prescription),
  }
}

async function proofOf(page: HttpContext['page'], { proofCode }: Prescription) {
  if (!proofCode) return null
  const address = page.publicUrl(`/prescriptions/${proofCode}`)
  return { address, image: await codeImage(address) }
}
