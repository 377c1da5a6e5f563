import vine from '@vinejs/vine'
import { LONGEST_MINUTES, TICK_MINUTES } from '../../booking/ticks.js'

export const text = (most: number) => vine.string().trim().maxLength(most).nullable().optional()
const id = () => text(36)
const DATE = /^\d{4}-\d{2}-\d{2}$/
const TIME = /^\d{2}:\d{2}(:\d{2})?$/

export const NOTE_LENGTH = 1000
export const REASON_LENGTH = 500
const SEXES = ['male', 'female', 'other', 'unknown'] as const

/** Somebody who is not in the register yet. */
export const newcomer = vine.object({
  given: text(100),
  family: text(100),
  sex: vine.enum(SEXES).nullable().optional(),
  birthDate: vine.string().regex(DATE).nullable().optional(),
  phone: text(40),
  email: vine.string().trim().email().maxLength(254).nullable().optional(),
})

/** When: a moment (`start`, or `slot`, a button that stands for one), or a date and a time by the clinic's clock. */
const time = {
  slot: text(40),
  start: text(40),
  date: vine.string().regex(DATE).nullable().optional(),
  time: vine.string().regex(TIME).nullable().optional(),
  minutes: vine
    .number()
    .withoutDecimals()
    .range([TICK_MINUTES, LONGEST_MINUTES])
    .nullable()
    .optional(),
}

const overriding = {
  overbook: vine.boolean().optional(),
  overbookReason: text(REASON_LENGTH),
  outsideHours: vine.boolean().optional(),
}

export const bookingValidator = vine.create(
  vine.object({
    ...time,
    ...overriding,
    patientId: id(),
    newcomer: newcomer.optional(),
    seen: text(400),
    doctorId: id(),
    typeId: id(),
    roomId: id(),
    holdId: id(),
    note: text(NOTE_LENGTH),
  })
)

export const movingValidator = vine.create(
  vine.object({
    ...time,
    ...overriding,
    doctorId: id(),
    roomId: id(),
    reason: text(REASON_LENGTH),
    version: vine.number().min(1).withoutDecimals().nullable().optional(),
  })
)

export const editValidator = vine.create(
  vine.object({
    typeId: id(),
    note: text(NOTE_LENGTH),
    version: vine.number().min(1).withoutDecimals(),
  })
)

/** Of a step: why, and from which page it was taken. */
export const stepValidator = vine.create(
  vine.object({
    reason: text(REASON_LENGTH),
    version: vine.number().min(1).withoutDecimals().nullable().optional(),
  })
)
