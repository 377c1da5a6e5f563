import { beforeDelete, beforeUpdate, column } from '@adonisjs/lucid/orm'
import { sealed } from '@medtrack/sdk'
import { ChartEntry } from './chart_entry.js'
import { VisitLockedError } from '../visits/errors.js'

/** What was added to a signed visit later, by whom and when. What it says stands, as the visit does. */
export default class VisitAddendum extends ChartEntry {
  static table = 'patients_visit_addenda'

  @column() declare visitId: string
  @sealed() declare text: string | null

  @beforeUpdate()
  @beforeDelete()
  static refuseChange() {
    throw new VisitLockedError()
  }
}
