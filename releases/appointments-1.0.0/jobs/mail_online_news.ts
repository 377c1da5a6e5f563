import { mailPerson } from '@medtrack/sdk'
import { calendarOf } from '../feeds/calendar.js'
import { onlineEntry } from '../online/calendar_entry.js'
import OnlineRequest from '../models/online_request.js'
import { spoken } from '../words/moments.js'

const WORDS = {
  booked: 'online.bookedMail',
  confirmed: 'online.bookedMail',
  refused: 'online.refusedMail',
}

/** Tells whoever booked that the time is theirs, or that the clinic does not take it; then forgets who that was. */
export default async function mailOnlineNews(id: string) {
  const request = await OnlineRequest.find(id)
  const person = await request?.whoAsks()
  if (!request || !person || !(request.status in WORDS)) return
  const { locale, startsAt, status } = request
  const method = status === 'refused' ? 'CANCEL' : 'PUBLISH'
  await mailPerson('appointments', {
    to: { address: person.email },
    locale,
    words: WORDS[status as keyof typeof WORDS], // one of them, as was just looked
    data: { when: spoken(startsAt, locale) },
    calendar: { content: calendarOf([await onlineEntry(request)], { method }), method },
  })
  // Until the desk has looked at it, somebody must know who it is.
  if (status !== 'confirmed') await request.forgetPerson()
}
