import vine from '@vinejs/vine'
import { clinicFacts } from '#clinics/validators/clinic_forms'
import { VISIT_MINUTES } from '#clinics/support_visits'
import { SHOWN } from '#console/clinic_list'
import { RINGS } from '#tenancy/clinic'

const day = () =>
  vine
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional()

export const newClinicForm = vine.create({
  ...clinicFacts,
  /** Left empty, it is taken from the name. */
  slug: vine.string().trim().maxLength(60).optional(),
  /** Whether there is such a plan is asked when the clinic is made. */
  plan: vine.string().maxLength(30),
  ring: vine.enum(RINGS),
  owner_email: vine.string().trim().email().maxLength(254),
})

const reason = () => vine.string().trim().minLength(3).maxLength(255)

export const reasonForm = vine.create({ reason: reason() })

export const ringForm = vine.create({ ring: vine.enum(RINGS), reason: reason() })

export const visitForm = vine.create({
  minutes: vine.enum(VISIT_MINUTES.map(String)),
  reason: vine.string().trim().minLength(10).maxLength(255),
})

export const clinicPlanForm = vine.create({
  /** Digest of the preview that was shown. */
  seen: vine.string().maxLength(100).optional(),
  reason: reason(),
})

export const deletionForm = vine.create({ confirmation: vine.string().maxLength(120) })

export const teamForm = vine.create({
  full_name: vine.string().trim().minLength(2).maxLength(160),
  email: vine.string().trim().email().maxLength(254),
})

export const ownerForm = vine.create({ owner_email: vine.string().trim().email().maxLength(254) })

/** Filters come from addresses that anybody can type: what makes no sense filters nothing. */
export const clinicFilter = vine.create({
  q: vine.string().trim().maxLength(100).optional(),
  status: vine.enum(SHOWN).optional(),
  plan: vine.string().maxLength(30).optional(),
  ring: vine.enum(RINGS).optional(),
})

export const platformTrailFilter = vine.create({
  person: vine.string().maxLength(36).optional(),
  act: vine.string().maxLength(60).optional(),
  clinic: vine.string().maxLength(36).optional(),
  from: day(),
  to: day(),
})
