import vine from '@vinejs/vine'

/** A time to be kept while somebody books it. */
export const heldTimeValidator = vine.create(
  vine.object({
    doctor: vine.string().uuid(),
    /** By the clock on the wall. */
    start: vine.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/),
    minutes: vine.number().min(5).max(720),
  })
)
