import type { Flag } from '@medplum/fhirtypes'
import Alert from '../../models/alert.js'
import { bound, codeOf, dayOf, fit, wordsOf } from '../elements.js'
import { oneRow } from '../mapping.js'

const CATEGORY = 'http://terminology.hl7.org/CodeSystem/flag-category'

export const alerts = oneRow<Flag, Alert>({
  type: 'Flag',
  model: Alert,

  fromFhir(resource) {
    return {
      category: fit(codeOf(resource.category?.[0]), 20) ?? 'clinical',
      text: wordsOf(resource.code) ?? null,
      status: resource.status,
      startsOn: dayOf(resource.period?.start),
      endsOn: dayOf(resource.period?.end),
    }
  },

  toFhir(row, { patient }) {
    return {
      resourceType: 'Flag',
      status: row.status,
      category: [bound(CATEGORY, row.category)],
      code: { text: row.text ?? '—' },
      subject: patient,
      period: { start: row.startsOn ?? undefined, end: row.endsOn ?? undefined },
    }
  },
})
