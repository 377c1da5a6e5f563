import vine from '@vinejs/vine'
import { EXPORT_FORMATS } from '../../models/record_export.js'

export const choiceValidator = vine.create({
  choice: vine.enum(['new', 'add', 'skip'] as const),
  page: vine.number().withoutDecimals().min(1).optional(),
})

/** A summary is of one patient. */
export const clinicExportValidator = vine.create({ format: vine.enum(['fhir', 'csv'] as const) })

export const patientExportValidator = vine.create({ format: vine.enum(EXPORT_FORMATS) })
