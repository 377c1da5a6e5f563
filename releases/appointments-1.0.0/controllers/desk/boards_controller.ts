import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { board } from '../../desk/board.js'

export default class BoardsController {
  /** The screen of the waiting room: numbers, never names. */
  async show({ page }: HttpContext) {
    const { clinic } = currentClinic()
    return page.render('desk/board', {
      ...(await board()),
      clinicName: clinic.name,
      zone: clinic.timeZone,
      now: DateTime.utc(),
    })
  }
}
