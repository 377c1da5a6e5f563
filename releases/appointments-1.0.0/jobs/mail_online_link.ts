import { mailPerson } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import OnlineRequest from '../models/online_request.js'
import { spoken } from '../words/moments.js'

/** The link that makes the booking. Who did not mean it just leaves it. */
export default async function mailOnlineLink(id: string) {
  const request = await OnlineRequest.find(id)
  const person = await request?.whoAsks()
  const isOpen = request?.status === 'unconfirmed' && request.expiresAt > DateTime.utc()
  if (!request || !person || !isOpen) return
  const { locale, startsAt } = request
  await mailPerson('appointments', {
    to: { address: person.email },
    locale,
    words: 'online.confirmMail',
    data: { when: spoken(startsAt, locale) },
    path: `/book/${await request.link()}`,
  })
}
