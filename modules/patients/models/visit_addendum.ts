import { column } from '@adonisjs/lucid/orm'
import { sealed } from '@medtrack/sdk'
import { ChartEntry } from './chart_entry.js'

/** What was added to a signed visit later. */
export default class VisitAddendum extends ChartEntry {
  static table = 'patients_visit_addenda'

  @column() declare visitId: string
  @sealed() declare text: string | null
}
