import type { HttpContext } from '@adonisjs/core/http'
import { confirmRequest } from '../../online/confirming.js'
import OnlineRequest from '../../models/online_request.js'
import { spoken } from '../../words/moments.js'

/** Where the mail leads: a page with a button, since programs open links as well. */
export default class OnlineConfirmationsController {
  async create({ page, params, i18n, response }: HttpContext) {
    response.header('x-robots-tag', 'noindex, nofollow')
    const request = await OnlineRequest.byLink(params.token)
    return page.render('online/confirm', {
      token: params.token,
      outcome: outcomeOf(request),
      when: spoken(request.startsAt, i18n.locale),
    })
  }

  async store({ page, params }: HttpContext) {
    await confirmRequest(await OnlineRequest.byLink(params.token))
    page.redirect(`/book/${params.token}`)
  }
}

function outcomeOf({ status, expiresAt }: OnlineRequest): 'open' | 'done' | 'refused' | 'over' {
  if (status === 'unconfirmed') return expiresAt.toMillis() > Date.now() ? 'open' : 'over'
  if (status === 'booked' || status === 'confirmed') return 'done'
  return status === 'refused' ? 'refused' : 'over'
}
