import type { Patient as PatientResource } from '@medplum/fhirtypes'
import type { IdentifierFields } from '../../fhir/resources/patient_identifiers.js'
import { isSame } from '../../fhir/json.js'
import { identifierDigest } from '../../details/identifier_value.js'
import { patientIn, type PatientPart } from '../../fhir/resources/patients.js'
import Contact from '../../models/contact.js'
import Identifier from '../../models/identifier.js'
import { DRAFT_FIELDS, type PatientDraft } from '../../people/draft.js'
import type { Intake } from './intake.js'
import type { ChangedArrival } from './sorting.js'

/** Takes the patient's own resource: who they are, their numbers, whom to call. */
export async function takePatient(intake: Intake) {
  const { patient, known, tallies } = intake.input
  let hasSource = known.some(({ rowId }) => rowId === patient.id)
  for (const arrival of intake.arrivals) {
    const { resource } = arrival
    if (resource.resourceType !== 'Patient') continue
    const isOther = 'before' in arrival ? arrival.before.rowId !== patient.id : hasSource
    const part = patientIn(resource)
    await addIdentifiers(intake, part.identifiers)
    addContacts(intake, part)
    if (isOther) {
      intake.keep(arrival, 'second-source')
      continue
    }
    hasSource = true
    if ('before' in arrival) await update(intake, arrival, resource)
    intake.settle(arrival, [patient.id], null)
    tallies.count('Patient', 'before' in arrival ? 'updated' : 'mapped')
  }
}

/** Takes over what is new of a person, where nobody here wrote something else since. */
async function update(intake: Intake, { before }: ChangedArrival, resource: PatientResource) {
  const { patient } = intake.input
  if (before.resource.resourceType !== 'Patient') return
  const [was, is] = [patientIn(before.resource).draft, patientIn(resource).draft]
  const current = patient.draft
  const revised = Object.fromEntries(
    DRAFT_FIELDS.map((field) => {
      const isNews = field !== 'recordNumber' && isSame(was[field], current[field])
      return [field, isNews ? is[field] : current[field]]
    })
  ) as unknown as PatientDraft // one entry per field
  await patient.revise(revised, patient.version)
}

async function addIdentifiers(intake: Intake, identifiers: readonly IdentifierFields[]) {
  const { chart } = intake.input
  const known = new Set(chart.of(Identifier).map(({ valueDigest }) => valueDigest))
  for (const fields of identifiers) {
    const valueDigest = await identifierDigest(fields.system, fields.value ?? '')
    if (known.has(valueDigest)) continue
    known.add(valueDigest)
    intake.add(Identifier, { ...fields, valueDigest })
  }
}

function addContacts(intake: Intake, { contacts }: PatientPart) {
  const known = new Set(intake.input.chart.of(Contact).map(keyOf))
  for (const fields of contacts) {
    if (!known.has(keyOf(fields))) intake.add(Contact, fields)
  }
}

function keyOf({ name, phone }: Pick<Contact, 'name' | 'phone'>) {
  return `${name} ${phone ?? ''}`
}
