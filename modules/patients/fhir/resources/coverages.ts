import type { Coverage as CoverageResource, Organization } from '@medplum/fhirtypes'
import Coverage from '../../models/coverage.js'
import { codeOf, dayOf, fit, oneOf } from '../elements.js'
import { oneRow } from '../mapping.js'

const CLASS = 'http://terminology.hl7.org/CodeSystem/coverage-class'
const RELATIONSHIP = 'http://terminology.hl7.org/CodeSystem/subscriber-relationship'
const NAMELESS = '—'
const STATUSES = ['active', 'cancelled', 'draft', 'entered-in-error'] as const

export const coverages = oneRow<CoverageResource, Coverage>({
  type: 'Coverage',
  model: Coverage,

  fromFhir(resource, refs) {
    const [payor] = resource.payor ?? []
    const plan = classOf(resource, 'plan')
    return {
      payor: fit(payor?.display ?? refs.find<Organization>(payor, resource)?.name, 160) ?? NAMELESS,
      planName: fit(plan?.name ?? plan?.value, 160),
      subscriberId: resource.subscriberId ?? null,
      groupNumber: classOf(resource, 'group')?.value ?? null,
      relationship: fit(codeOf(resource.relationship), 20),
      position: resource.order ?? 1,
      status: oneOf(STATUSES, resource.status) ?? 'active',
      startsOn: dayOf(resource.period?.start),
      endsOn: dayOf(resource.period?.end),
    }
  },

  toFhir(row, { patient }) {
    return {
      resourceType: 'Coverage',
      status: row.status,
      subscriberId: row.subscriberId ?? undefined,
      beneficiary: patient,
      relationship: row.relationship
        ? { coding: [{ system: RELATIONSHIP, code: row.relationship }] }
        : undefined,
      period: { start: row.startsOn ?? undefined, end: row.endsOn ?? undefined },
      payor: [{ display: row.payor }],
      class: [...classAs('group', row.groupNumber), ...classAs('plan', row.planName)],
      order: row.position,
    }
  },
})

function classOf({ class: classes }: CoverageResource, code: string) {
  return classes?.find(({ type }) => codeOf(type) === code)
}

function classAs(code: string, value: string | null) {
  if (!value) return []
  return [
    {
      type: { coding: [{ system: CLASS, code }] },
      value,
      name: code === 'plan' ? value : undefined,
    },
  ]
}
