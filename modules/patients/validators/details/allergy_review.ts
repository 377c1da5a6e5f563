import vine from '@vinejs/vine'
import { oneOf, optional } from './rules.js'

const MOST_ENTRIES = 40

/** The lines that somebody made of the free text; a line without a name is left out. */
export const allergyReviewValidator = vine.create(
  vine.object({
    entries: vine
      .array(
        vine.object({
          display: optional(255),
          reaction: optional(255),
          category: oneOf('allergyCategory').nullable().optional(),
          severity: oneOf('severity').nullable().optional(),
        })
      )
      .maxLength(MOST_ENTRIES)
      .optional(),
  })
)
