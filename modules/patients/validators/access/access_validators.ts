import vine from '@vinejs/vine'
import { EMERGENCY_REASONS, VERDICTS } from '../../access/emergency_reasons.js'

const reason = () => vine.string().trim().minLength(3).maxLength(1000)
const team = () => vine.array(vine.string().uuid()).minLength(1).maxLength(200)

export const restrictValidator = vine.create(vine.object({ reason: reason(), team: team() }))

export const teamValidator = vine.create(vine.object({ team: team() }))

export const liftRestrictionValidator = vine.create(vine.object({ liftReason: reason() }))

/** Ten characters: more than a full stop. */
export const emergencyValidator = vine.create(
  vine.object({
    reasonCode: vine.enum(EMERGENCY_REASONS),
    reason: vine.string().trim().minLength(10).maxLength(1000),
  })
)

export const reviewValidator = vine.create(
  vine.object({
    verdict: vine.enum(VERDICTS),
    reviewNote: vine.string().trim().maxLength(1000).nullable().optional(),
  })
)
