import { Exception } from '@adonisjs/core/exceptions'

/** What is wrong with a field, where only the clinic's own data or a sum of fields could tell. */
export interface FieldProblem {
  field: string
  /** Names the sentence, `details.errors.<rule>`. */
  rule: string
  /** What the sentence says besides. */
  facts?: Record<string, string | number>
}

/** Fields that cannot stay as they are. Each is told where it was typed. */
export class FieldsRefusedError extends Exception {
  static code = 'E_FIELDS_REFUSED'
  static status = 422

  constructor(readonly problems: readonly FieldProblem[]) {
    super('Some of the fields cannot stay as they are.')
  }
}

/** "No known allergies" was said of a patient who has some. */
export class AllergiesKnownError extends Exception {
  static code = 'E_ALLERGIES_KNOWN'
  static status = 409
  static message =
    'Allergies are on record for this patient. Mark them as inactive, refuted or entered in error first.'
}
