import vine from '@vinejs/vine'
import { ENCODINGS } from '../imports/encoding.js'
import { DELIMITERS, MOST_COLUMNS } from '../imports/table.js'
import { ALL_TARGETS } from '../imports/targets.js'

/** How the person says that the file is to be read, and what each column fills. */
export const mappingValidator = vine.create(
  vine.object({
    encoding: vine.enum(ENCODINGS),
    delimiter: vine.enum([...DELIMITERS, 'tab'] as const),
    dateOrder: vine.enum(['mdy', 'dmy', 'ymd'] as const),
    hasHeader: vine.boolean().optional(),
    columns: vine.array(vine.enum(ALL_TARGETS).nullable()).maxLength(MOST_COLUMNS).optional(),
  })
)
