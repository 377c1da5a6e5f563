import vine from '@vinejs/vine'
import { ENCOUNTER_CLASSES } from '../../models/visit.js'
import { UNIT_SYSTEMS } from '../../details/vitals/units.js'
import { VITAL_KEYS } from '../../visits/vital_signs.js'

/** As long as fits the database and one request in any script. */
export const LONGEST_PART = 20_000
const LONGEST_REASON = 1_000
const MOST_DIAGNOSES = 30

const text = (most: number) => vine.string().trim().maxLength(most).nullable().optional()
const vital = () => text(10)

/** The form of a draft. What is not sent stays as it is. */
export const visitValidator = vine.create(
  vine.object({
    version: vine.number().min(1).withoutDecimals(),
    startedAt: vine
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/)
      .optional(),
    encounterClass: vine.enum(ENCOUNTER_CLASSES).optional(),
    reason: text(LONGEST_REASON),
    subjective: text(LONGEST_PART),
    objective: text(LONGEST_PART),
    assessment: text(LONGEST_PART),
    plan: text(LONGEST_PART),
    units: vine.enum(UNIT_SYSTEMS).optional(),
    vitals: vine.object(Object.fromEntries(VITAL_KEYS.map((key) => [key, vital()]))).optional(),
    diagnoses: vine
      .array(
        vine.object({
          id: vine.string().uuid().nullable().optional(),
          display: text(255),
          code: text(60),
          codeSystem: text(120),
        })
      )
      .maxLength(MOST_DIAGNOSES)
      .optional(),
  })
)

/** What was on the screen of somebody who signs. */
export const signatureValidator = vine.create(
  vine.object({ version: vine.number().min(1).withoutDecimals() })
)

export const addendumValidator = vine.create(
  vine.object({ addendum: vine.string().trim().minLength(1).maxLength(LONGEST_PART) })
)

export const retractionValidator = vine.create(
  vine.object({ errorReason: vine.string().trim().minLength(3).maxLength(1_000) })
)
