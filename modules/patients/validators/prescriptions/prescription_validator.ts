import vine from '@vinejs/vine'
import { LONGEST, MOST_DAYS, MOST_REFILLS } from '../../prescriptions/draft.js'
import { DOSE_FORMS } from '../../prescriptions/drugs/drug.js'
import { ROUTE_NAMES } from '../../prescriptions/routes_of_administration.js'

const text = (most: number) => vine.string().trim().minLength(1).maxLength(most)
const count = (least: number, most: number) =>
  vine.number().min(least).max(most).withoutDecimals().nullable().optional()

export const prescriptionValidator = vine.create(
  vine.object({
    drug: text(LONGEST.drug),
    dose: text(LONGEST.dose),
    doseForm: vine.enum(DOSE_FORMS).nullable().optional(),
    route: vine.enum(ROUTE_NAMES).nullable().optional(),
    frequency: text(LONGEST.frequency),
    durationDays: count(1, MOST_DAYS),
    quantity: text(LONGEST.quantity).nullable().optional(),
    refills: count(0, MOST_REFILLS),
    maySubstitute: vine.boolean().optional(),
    instructions: text(LONGEST.instructions).nullable().optional(),
    visit: vine.string().nullable().optional(),
    renews: vine.string().nullable().optional(),
  })
)

const reason = () => text(LONGEST.reason).nullable().optional()

/** Why somebody goes on although a check failed. */
export const overridesValidator = vine.create(
  vine.object({
    overrides: vine.object({ 'allergy': reason(), 'duplicate-therapy': reason() }).optional(),
  })
)

export const stopValidator = vine.create(vine.object({ reason: text(LONGEST.reason) }))
