import vine from '@vinejs/vine'

const DATE = /^\d{4}-\d{2}-\d{2}$/
const MOST_DAYS = 45
const DAY_MS = 86_400_000

/** A month with the days before and after it that its grid shows, and no more. */
const fewDays = vine.createRule((value, _: undefined, field) => {
  const days = (Date.parse(String(value)) - Date.parse(String(field.parent.from))) / DAY_MS
  if (!(days > 0 && days <= MOST_DAYS)) field.report('Ask for 1 to 45 days.', 'fewDays', field)
})

/** Which part of the schedule a calendar asks for: today, unless it says so. */
export const eventsValidator = vine.create(
  vine.object({
    from: vine.string().regex(DATE).optional(),
    until: vine.string().regex(DATE).use(fewDays()).optional(),
    doctors: vine.string().maxLength(4000).optional(),
    room: vine.string().uuid().optional(),
    together: vine.boolean().optional(),
  })
)
