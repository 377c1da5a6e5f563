import vine from '@vinejs/vine'

const DATE = /^\d{4}-\d{2}-\d{2}$/
const MOST_DAYS = 45

/** Which part of the schedule a calendar asks for. */
export const eventsValidator = vine.create(
  vine
    .object({
      from: vine.string().regex(DATE),
      until: vine.string().regex(DATE),
      doctors: vine.string().maxLength(4000).optional(),
      room: vine.string().uuid().optional(),
      together: vine.boolean().optional(),
    })
    .use(
      vine.createRule((value, _, field) => {
        const { from, until } = value as { from?: string; until?: string } // the object above
        const days = (Date.parse(until ?? '') - Date.parse(from ?? '')) / 86_400_000
        if (!(days > 0 && days <= MOST_DAYS)) field.report('Ask for 1 to 45 days.', 'range', field)
      })()
    )
)
