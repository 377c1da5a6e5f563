import vine from '@vinejs/vine'
import type { VitalFieldName } from '../../details/vitals/vitals.js'
import { note } from './rules.js'

/** With a point or a comma. */
const NUMBER = /^\d{1,4}([.,]\d{1,3})?$/
const LONGEST_UNIT = 10

const measured = () => vine.string().trim().regex(NUMBER).nullable().optional()
const unit = () => vine.string().trim().maxLength(LONGEST_UNIT).nullable().optional()

/** A set of measurements as they are typed, each with the unit it was taken in. */
export const vitalsValidator = vine.create(
  vine.object({
    takenAt: vine.string().trim().maxLength(25),
    systolic: measured(),
    diastolic: measured(),
    heartRate: measured(),
    respiratoryRate: measured(),
    temperature: measured(),
    temperatureUnit: unit(),
    oxygenSaturation: measured(),
    weight: measured(),
    weightUnit: unit(),
    height: measured(),
    heightUnit: unit(),
    headCircumference: measured(),
    headCircumferenceUnit: unit(),
    pain: measured(),
    note: note(),
    /** What the person was asked about already. */
    seen: vine.string().maxLength(500).nullable().optional(),
  })
)

type Text = string | null | undefined

export type VitalsInput = { takenAt: string; note?: Text; seen?: Text } & {
  [Field in VitalFieldName as Field | `${Field}Unit`]?: Text
}
