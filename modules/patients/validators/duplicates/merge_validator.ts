import vine from '@vinejs/vine'
import { SIDES } from '../../duplicates/comparison.js'
import { DRAFT_FIELDS } from '../../people/draft.js'

const version = () => vine.number().min(1).withoutDecimals()
const side = () => vine.enum(SIDES).optional()

/** What is chosen field by field, and what was on the screen meanwhile. */
export const mergeValidator = vine.create(
  vine.object({
    survivorVersion: version(),
    mergedVersion: version(),
    seen: vine.string().maxLength(2_000),
    choices: vine
      .object(Object.fromEntries(DRAFT_FIELDS.map((field) => [field, side()])))
      .optional(),
  })
)

/** What the page said that would happen. */
export const unmergeValidator = vine.create(vine.object({ foreseen: vine.string().maxLength(100) }))
