import vine from '@vinejs/vine'
import { LONGEST, PHONE_USES, SEXES } from '../people/draft.js'
import { MARITAL_STATUSES } from '../people/marital_status.js'

const MOST_PHONES = 8
export const DATE = /^\d{4}-\d{2}-\d{2}$/

const text = (most: number) => vine.string().trim().maxLength(most).nullable().optional()
const date = () => vine.string().regex(DATE).nullable().optional()

/** The patient's form, new or edited. */
export const patientValidator = vine.create(
  vine.object({
    recordNumber: text(LONGEST.recordNumber),
    prefix: text(LONGEST.prefix),
    given: vine.string().trim().minLength(1).maxLength(LONGEST.given),
    middle: text(LONGEST.middle),
    family: vine.string().trim().minLength(1).maxLength(LONGEST.family),
    suffix: text(LONGEST.suffix),
    preferred: text(LONGEST.preferred),
    sex: vine.enum(SEXES),
    genderIdentity: text(LONGEST.genderIdentity),
    birthDate: date(),
    deceased: vine.boolean().optional(),
    deceasedOn: date(),
    maritalStatus: vine.enum(MARITAL_STATUSES).nullable().optional(),
    phones: vine
      .array(vine.object({ use: vine.enum(PHONE_USES), number: text(LONGEST.phone) }))
      .maxLength(MOST_PHONES)
      .optional(),
    email: vine.string().trim().email().maxLength(LONGEST.email).nullable().optional(),
    addressLine: text(LONGEST.addressLine),
    city: text(LONGEST.city),
    state: text(LONGEST.state),
    postalCode: text(LONGEST.postalCode),
    country: text(LONGEST.country),
    allergies: text(LONGEST.allergies),
  })
)

/** What the edit form sends besides. */
export const versionValidator = vine.create(
  vine.object({ version: vine.number().min(1).withoutDecimals() })
)
