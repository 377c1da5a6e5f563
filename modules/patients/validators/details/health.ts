import vine from '@vinejs/vine'
import { note, oneOf, optional, partialDate, required, whole } from './rules.js'

export const allergyValidator = vine.create(
  vine.object({
    display: required(255),
    category: oneOf('allergyCategory').nullable().optional(),
    clinicalStatus: oneOf('allergyStatus'),
    verificationStatus: oneOf('allergyCertainty'),
    criticality: oneOf('criticality').nullable().optional(),
    reaction: optional(255),
    severity: oneOf('severity').nullable().optional(),
    onset: partialDate(),
    note: note(),
  })
)

export const problemValidator = vine.create(
  vine.object({
    display: required(255),
    code: optional(12),
    clinicalStatus: oneOf('problemStatus'),
    verificationStatus: oneOf('problemCertainty'),
    severity: oneOf('severity').nullable().optional(),
    onset: partialDate(),
    abatement: partialDate(),
    note: note(),
  })
)

export const medicineValidator = vine.create(
  vine.object({
    display: required(255),
    dosage: optional(255),
    status: oneOf('medicineStatus'),
    effectiveFrom: partialDate(),
    effectiveTo: partialDate({ mayBeAhead: true }),
    reason: optional(255),
    note: note(),
  })
)

export const immunizationValidator = vine.create(
  vine.object({
    display: required(255),
    status: oneOf('vaccinationStatus'),
    occurredOn: partialDate(),
    doseNumber: whole(1, 20).nullable().optional(),
    lotNumber: optional(60),
    manufacturer: optional(120),
    site: optional(60),
    route: optional(60),
    note: note(),
  })
)

export const familyValidator = vine.create(
  vine.object({
    relationship: oneOf('relative'),
    display: required(255),
    code: optional(12),
    onsetAge: whole(0, 120).nullable().optional(),
    isDeceased: oneOf('isDeceased').nullable().optional(),
    note: note(),
  })
)

export const alertValidator = vine.create(
  vine.object({
    text: required(500),
    category: oneOf('alertCategory'),
    status: oneOf('alertStatus'),
    startsOn: partialDate({ mayBeAhead: true }),
    endsOn: partialDate({ mayBeAhead: true }),
  })
)
