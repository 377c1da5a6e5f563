import vine from '@vinejs/vine'
import { EXPORT_FORMATS } from '../../models/record_export.js'

export const choiceValidator = vine.create({
  choice: vine.enum(['new', 'add', 'skip'] as const),
  page: vine.number().withoutDecimals().min(1).optional(),
})

/** A summary is of one patient. Charts that are closed to who asks leave for a reason only: more than a full stop. */
export const clinicExportValidator = vine.create({
  format: vine.enum(['fhir', 'csv'] as const),
  takesClosed: vine.boolean().optional(),
  reason: vine
    .string()
    .trim()
    .minLength(10)
    .maxLength(1000)
    .optional()
    .requiredWhen(({ data }) => Boolean(data.takesClosed)),
})

export const patientExportValidator = vine.create({ format: vine.enum(EXPORT_FORMATS) })
