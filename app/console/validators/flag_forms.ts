import vine from '@vinejs/vine'
import { RINGS } from '#tenancy/clinic'

const moment = () =>
  vine
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/)
    .optional()

export const flagForm = vine.create({
  percentage: vine.number().withoutDecimals().range([0, 100]),
  plans: vine.array(vine.string().maxLength(60)).maxLength(50).optional(),
  rings: vine.array(vine.enum(RINGS)).optional(),
  note: vine.string().trim().maxLength(500).optional(),
})

/** Moments in UTC; left empty, nothing is planned. */
export const flagScheduleForm = vine.create({ on_at: moment(), off_at: moment() })

export const flagClinicsFilter = vine.create({ q: vine.string().trim().maxLength(100).optional() })
