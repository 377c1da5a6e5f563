import vine from '@vinejs/vine'
import { note, oneOf, optional, partialDate, required, whole } from './rules.js'

export const coverageValidator = vine.create(
  vine.object({
    payor: required(160),
    planName: optional(160),
    subscriberId: optional(80),
    groupNumber: optional(80),
    relationship: oneOf('subscriberRelationship').nullable().optional(),
    position: whole(1, 9),
    status: oneOf('coverageStatus'),
    startsOn: partialDate({ mayBeAhead: true }),
    endsOn: partialDate({ mayBeAhead: true }),
  })
)

export const contactValidator = vine.create(
  vine.object({
    name: required(160),
    relationship: optional(20),
    phone: optional(40),
    email: vine.string().trim().email().maxLength(254).nullable().optional(),
    addressLine: optional(255),
    isEmergency: vine.boolean().optional(),
    position: whole(1, 20),
    note: note(),
  })
)

export const identifierValidator = vine.create(
  vine.object({
    type: required(20),
    system: optional(255),
    /** Left empty where the number on record stays. */
    value: optional(80),
    startsOn: partialDate({ mayBeAhead: true }),
    endsOn: partialDate({ mayBeAhead: true }),
  })
)

export const consentValidator = vine.create(
  vine.object({
    category: oneOf('consentCategory'),
    status: oneOf('consentStatus'),
    givenOn: partialDate(),
    expiresOn: partialDate({ mayBeAhead: true }),
    note: note(),
  })
)
