import { DateTime } from 'luxon'
import type Clinic from '#tenancy/clinic'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import Alert from '../../../modules/patients/models/alert.js'
import Allergy from '../../../modules/patients/models/allergy.js'
import Condition from '../../../modules/patients/models/condition.js'
import Consent from '../../../modules/patients/models/consent.js'
import Contact from '../../../modules/patients/models/contact.js'
import Coverage from '../../../modules/patients/models/coverage.js'
import FamilyHistory from '../../../modules/patients/models/family_history.js'
import Identifier from '../../../modules/patients/models/identifier.js'
import Immunization from '../../../modules/patients/models/immunization.js'
import Medication from '../../../modules/patients/models/medication.js'
import Observation from '../../../modules/patients/models/observation.js'

/** One of each kind of detail in a chart, by the name that addresses have for it. */
export function makeDetails(clinic: Clinic, patientId: string, mark: string) {
  return enterClinic(clinic, PLATFORM, async () => ({
    ...(await healthOf(patientId, `${mark} detail`)),
    ...(await administrationOf(patientId, `${mark} detail`)),
  }))
}

async function healthOf(patientId: string, display: string) {
  const own = { patientId, display, note: display }
  const certain = { clinicalStatus: 'active', verificationStatus: 'confirmed' } as const
  const effectiveAt = DateTime.utc().startOf('second')
  const allergy = await Allergy.create({ ...own, ...certain })
  const condition = await Condition.create({ ...own, ...certain, category: 'problem-list-item' })
  const medication = await Medication.create({ ...own, status: 'active' })
  const immunization = await Immunization.create({ ...own, status: 'completed' })
  const relative = await FamilyHistory.create({ ...own, relationship: 'MTH', status: 'completed' })
  const measured = { ...own, status: 'final', effectiveAt } as const
  const vital = await Observation.create({
    ...measured,
    category: 'vital-signs',
    code: '8867-4',
    valueNumber: 71,
    unit: '/min',
  })
  const habit = await Observation.create({
    ...measured,
    category: 'social-history',
    code: '11341-5',
    valueText: display,
  })
  const alert = await Alert.create({
    patientId,
    text: display,
    category: 'clinical',
    status: 'active',
  })
  const made = { allergy, condition, medication, immunization, relative, vital, habit, alert }
  return Object.fromEntries(Object.entries(made).map(([name, { id }]) => [name, id]))
}

async function administrationOf(patientId: string, name: string) {
  const status = 'active' as const
  const contact = await Contact.create({
    patientId,
    name,
    isEmergency: true,
    position: 1,
    status,
  })
  const coverage = await Coverage.create({ patientId, payor: name, position: 1, status })
  const identifier = await Identifier.create({
    patientId,
    type: 'SS',
    value: name,
    valueDigest: '0'.repeat(64),
    status,
  })
  const consent = await Consent.create({ patientId, category: 'treatment', status, note: name })
  return {
    contact: contact.id,
    coverage: coverage.id,
    identifier: identifier.id,
    consent: consent.id,
  }
}
