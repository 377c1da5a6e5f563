import vine from '@vinejs/vine'
import { MOST_INSTANCES, UNITS } from '../../series/recurrence.js'

const day = () => vine.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** How something recurs, and what somebody chose for its dates. */
export const seriesValidator = vine.create(
  vine.object({
    patient: vine.string().uuid(),
    doctor: vine.string(),
    type: vine.string().nullable().optional(),
    day: day(),
    time: vine.string().regex(/^\d{2}:\d{2}$/),
    minutes: vine.number().min(5).max(720).withoutDecimals().nullable().optional(),
    every: vine.number().min(1).max(52).withoutDecimals(),
    unit: vine.enum(UNITS),
    weekdays: vine.array(vine.number().min(1).max(7).withoutDecimals()).optional(),
    ends: vine.enum(['count', 'until'] as const),
    count: vine
      .number()
      .min(2)
      .max(MOST_INSTANCES)
      .withoutDecimals()
      .optional()
      .requiredWhen('ends', '=', 'count'),
    until: day().optional().requiredWhen('ends', '=', 'until'),
    note: vine.string().trim().maxLength(2000).nullable().optional(),
    signature: vine.string().nullable().optional(),
    dates: vine
      .array(vine.object({ at: vine.string(), choice: vine.string().nullable().optional() }))
      .maxLength(MOST_INSTANCES)
      .optional(),
  })
)

export const endValidator = vine.create(
  vine.object({
    scope: vine.enum(['this', 'following', 'all'] as const),
    from: vine.string().uuid().nullable().optional(),
    reason: vine.string().trim().maxLength(500).nullable().optional(),
  })
)
