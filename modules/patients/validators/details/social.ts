import vine from '@vinejs/vine'
import { SMOKING_STATUSES, SOCIAL_TOPICS } from '../../details/social_topics.js'
import { note, optional, partialDate } from './rules.js'

export const socialValidator = vine.create(
  vine.object({
    topic: vine.enum(Object.keys(SOCIAL_TOPICS) as (keyof typeof SOCIAL_TOPICS)[]), // keys of that table
    smokingStatus: vine
      .enum(Object.keys(SMOKING_STATUSES) as (keyof typeof SMOKING_STATUSES)[]) // keys of that table
      .nullable()
      .optional(),
    text: optional(500),
    asOf: partialDate(),
    note: note(),
  })
)
