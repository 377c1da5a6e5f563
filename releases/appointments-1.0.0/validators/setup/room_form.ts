import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { ROOM_KINDS } from '../../models/room.js'
import { sentencesOf } from '../sentences.js'

const roomValidator = vine.create(
  vine.object({
    name: vine.string().trim().minLength(1).maxLength(120),
    kind: vine.enum(ROOM_KINDS),
    version: vine.number().withoutDecimals().nullable().optional(),
  })
)

export async function readRoom({ request, page }: HttpContext) {
  const { version, ...facts } = await request.validateUsing(roomValidator, {
    messagesProvider: sentencesOf(page, 'setup', {
      rules: ['required', 'minLength', 'maxLength', 'enum'],
      fields: ['name', 'kind'],
    }),
  })
  return { facts, version: version ?? 0 }
}
