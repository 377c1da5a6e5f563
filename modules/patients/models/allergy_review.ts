import { column } from '@adonisjs/lucid/orm'
import { ChartEntry } from './chart_entry.js'

/**
 * That somebody turned what was noted about allergies as free text into entries. The text itself stays with the patient;
 * once it is changed, it is to be reviewed again.
 */
export default class AllergyReview extends ChartEntry {
  static table = 'patients_allergy_reviews'

  /** See `digest` of the SDK. */
  @column() declare textDigest: string
}
