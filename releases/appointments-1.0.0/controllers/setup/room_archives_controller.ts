import type { HttpContext } from '@adonisjs/core/http'
import Room from '../../models/room.js'
import { archiveRoom } from '../../setup/rooms.js'

export default class RoomArchivesController {
  async store({ page, params }: HttpContext) {
    await archiveRoom(await Room.findOrRefuse(params.room), true)
    page.redirect('/setup/rooms', { kind: 'success', text: page.t('setup.rooms.archived') })
  }

  async destroy({ page, params }: HttpContext) {
    await archiveRoom(await Room.findOrRefuse(params.room), false)
    page.redirect('/setup/rooms', { kind: 'success', text: page.t('setup.rooms.restored') })
  }
}
