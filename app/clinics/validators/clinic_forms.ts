import { ROLES } from '@medtrack/sdk'
import vine from '@vinejs/vine'
import type { FieldContext } from '@vinejs/vine/types'
import { IANAZone } from 'luxon'
import { UPDATE_POLICIES } from '#tenancy/clinic'
import { POSITIONS } from '#identity/position'
import { COUNTRIES, CURRENCIES, DATE_ORDERS } from '#clinics/choices'

const isTimeZone = vine.createRule((value: unknown, _options: undefined, field: FieldContext) => {
  if (typeof value !== 'string' || IANAZone.isValidZone(value)) return
  field.report('Choose one of the answers.', 'enum', field)
})

/** What every clinic says of itself; also asked for when it is made. */
export const clinicFacts = {
  name: vine.string().trim().minLength(2).maxLength(120),
  time_zone: vine.string().maxLength(64).use(isTimeZone()),
  date_order: vine.enum(DATE_ORDERS),
  currency: vine.string().in([...CURRENCIES]),
  country: vine.string().in([...COUNTRIES]),
}

/** A clinic as it is described on the command line. Whether there is such a plan is asked when it is made. */
export const clinicDescription = vine.create({ ...clinicFacts, plan: vine.string().maxLength(30) })

export const detailsForm = vine.create({
  ...clinicFacts,
  /** Digest of the details as they stood when the form was opened. */
  seen: vine.string().maxLength(64),
})

const hour = () => vine.number().withoutDecimals().min(0).max(23)

export const updateHabitsForm = vine.create({
  policy: vine.enum(UPDATE_POLICIES),
  from: hour(),
  to: hour(),
})

export const invitationForm = vine.create({
  email: vine.string().trim().email().maxLength(254),
  role: vine.enum(ROLES),
})

export const roleForm = vine.create({ role: vine.enum(POSITIONS) })

/** Filters come from addresses that anybody can type: what makes no sense filters nothing. */
export const trailFilter = vine.create({
  person: vine.string().maxLength(36).optional(),
  act: vine.string().maxLength(60).optional(),
  record: vine.string().trim().maxLength(64).optional(),
  from: vine
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
  to: vine
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
})
