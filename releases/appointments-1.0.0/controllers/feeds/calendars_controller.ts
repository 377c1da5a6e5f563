import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic, RecordNotFoundError } from '@medtrack/sdk'
import { calendarOf, marksOf } from '../../feeds/calendar.js'
import { entriesFor } from '../../feeds/schedule.js'
import { noteReading, subscriberOf } from '../../feeds/subscription.js'

/** What a calendar program reads. */
export default class CalendarsController {
  async show({ page, params, request, response, i18n }: HttpContext) {
    const subscriber = await subscriberOf(String(params.token).replace(/\.ics$/, ''))
    if (!subscriber) throw new RecordNotFoundError()
    i18n.switchLocale(subscriber.feed.locale)
    await noteReading(subscriber.feed)
    const entries = await entriesFor(subscriber, { appointment: page.t('feeds.appointment') })
    const { name: clinic } = currentClinic().clinic
    const content = calendarOf(entries, { name: page.t('feeds.calendar', { clinic }) })
    const { etag, lastModified } = marksOf(content, entries)
    response.header('etag', etag)
    response.header('cache-control', 'private, no-cache')
    response.header('x-robots-tag', 'noindex, nofollow')
    if (lastModified) response.header('last-modified', lastModified)
    if (request.header('if-none-match')?.includes(etag)) return response.status(304).send(null)
    response.header('content-type', 'text/calendar; charset=utf-8')
    response.header('content-disposition', 'inline; filename="appointments.ics"')
    return response.send(content)
  }
}
