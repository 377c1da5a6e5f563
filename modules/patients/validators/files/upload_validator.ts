import vine from '@vinejs/vine'

export const uploadValidator = vine.create(
  vine.object({
    title: vine.string().trim().maxLength(160).nullable().optional(),
    /** The visit that the file belongs to. */
    visit: vine.string().uuid().nullable().optional(),
  })
)
