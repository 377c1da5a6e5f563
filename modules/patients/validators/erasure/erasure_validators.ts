import vine from '@vinejs/vine'
import { ERASURE_REASONS } from '../../erasure/reasons.js'

const reason = () => vine.string().trim().minLength(3).maxLength(1000)

/** The first confirmation: why, and the number of the record, typed. */
export const askValidator = vine.create(
  vine.object({
    reason: vine.enum(ERASURE_REASONS),
    recordNumber: vine.string().trim().maxLength(40),
  })
)

/** The second one. */
export const confirmValidator = vine.create(vine.object({ understood: vine.accepted() }))

export const holdValidator = vine.create(vine.object({ reason: reason() }))

export const liftValidator = vine.create(vine.object({ liftReason: reason() }))

export const retentionValidator = vine.create(
  vine.object({
    years: vine.number().withoutDecimals().range([0, 100]),
    adultAge: vine.number().withoutDecimals().range([14, 30]),
  })
)
