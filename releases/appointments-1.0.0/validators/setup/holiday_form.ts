import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { DateTime } from 'luxon'
import { refuseFor, sentencesOf } from '../sentences.js'

const holidayValidator = vine.create(
  vine.object({
    date: vine.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    reason: vine.string().trim().maxLength(200).nullable().optional(),
  })
)

export async function readHoliday({ request, page }: HttpContext) {
  const { date, reason = null } = await request.validateUsing(holidayValidator, {
    messagesProvider: sentencesOf(page, 'setup', {
      rules: ['required', 'regex', 'maxLength'],
      fields: ['date', 'reason'],
    }),
  })
  const isDate = DateTime.fromISO(date).isValid
  refuseFor(page, 'setup', isDate ? [] : [{ field: 'date', rule: 'noDate' }])
  return { date, reason }
}
