import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import vine from '@vinejs/vine'
import { LONGEST_MINUTES, TICK_MINUTES } from '../../booking/ticks.js'
import { COLOURS } from '../../models/appointment_type.js'
import { minorUnits } from '../../setup/money.js'
import { type Problem, refuseFor, sentencesOf } from '../sentences.js'

const typeValidator = vine.create(
  vine.object({
    name: vine.string().trim().minLength(1).maxLength(120),
    minutes: vine.number().withoutDecimals().min(TICK_MINUTES).max(LONGEST_MINUTES),
    bufferMinutes: vine.number().withoutDecimals().min(0).max(240).nullable().optional(),
    colour: vine.enum(COLOURS),
    price: vine.string().trim().maxLength(20).nullable().optional(),
    needsRoom: vine.boolean().nullable().optional(),
    isOnline: vine.boolean().nullable().optional(),
    doctorIds: vine.array(vine.string().maxLength(36)).maxLength(100).optional(),
    version: vine.number().withoutDecimals().nullable().optional(),
  })
)

/** @param doctorIds of doctors who can be chosen; others are left out */
export async function readType({ request, page }: HttpContext, doctorIds: readonly string[]) {
  const input = await request.validateUsing(typeValidator, {
    messagesProvider: sentencesOf(page, 'setup', {
      rules: [
        'required',
        'minLength',
        'maxLength',
        'number',
        'min',
        'max',
        'withoutDecimals',
        'enum',
      ],
      fields: ['name', 'minutes', 'bufferMinutes', 'colour', 'price'],
    }),
  })
  const { name, minutes, colour } = input
  const bufferMinutes = input.bufferMinutes ?? 0
  const priceMinor = input.price ? minorUnits(input.price, currentClinic().clinic.currency) : null
  const problems: Problem[] = []
  if (minutes % TICK_MINUTES) problems.push({ field: 'minutes', rule: 'grid' })
  if (bufferMinutes % TICK_MINUTES) problems.push({ field: 'bufferMinutes', rule: 'grid' })
  if (input.price && priceMinor === null) problems.push({ field: 'price', rule: 'price' })
  refuseFor(page, 'setup', problems)
  const facts = {
    name,
    minutes,
    colour,
    bufferMinutes,
    priceMinor,
    needsRoom: input.needsRoom ?? false,
    isOnline: input.isOnline ?? false,
  }
  const chosen = (input.doctorIds ?? []).filter((id) => doctorIds.includes(id))
  return { facts, doctorIds: chosen, version: input.version ?? 0 }
}
