import type { Consent as ConsentResource } from '@medplum/fhirtypes'
import Consent from '../../models/consent.js'
import { bound, codeOf, dayOf, fit, inOurs, oneOf, ours } from '../elements.js'
import { oneRow } from '../mapping.js'

const SCOPE = 'http://terminology.hl7.org/CodeSystem/consentscope'
const CATEGORY = 'https://medtrack.example/fhir/CodeSystem/consent-category'
const STATUSES = ['active', 'rejected', 'inactive', 'entered-in-error'] as const
const NOTE = 'consent-note'

export const consents = oneRow<ConsentResource, Consent>({
  type: 'Consent',
  model: Consent,

  fromFhir(resource) {
    const status = oneOf(STATUSES, resource.status)
    if (!status) return 'did-not-happen'
    const [category] = resource.category ?? []
    return {
      category: fit(codeOf(category) ?? category?.text, 40) ?? 'other',
      status,
      givenOn: dayOf(resource.dateTime),
      expiresOn: dayOf(resource.provision?.period?.end),
      note: inOurs(resource.extension, NOTE),
    }
  },

  toFhir(row, { patient }) {
    return {
      resourceType: 'Consent',
      extension: ours(NOTE, row.note),
      status: row.status,
      scope: bound(SCOPE, 'patient-privacy'),
      category: [bound(CATEGORY, row.category)],
      patient,
      dateTime: row.givenOn ?? undefined,
      // FHIR wants to know under which policy; the clinic's own has no address.
      policyRule: { text: row.category },
      provision: { period: { end: row.expiresOn ?? undefined } },
    }
  },
})
