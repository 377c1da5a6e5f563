import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic, members } from '@medtrack/sdk'
import { subscribe, unsubscribe } from '../../feeds/subscription.js'
import Feed from '../../models/feed.js'

/** The private calendar address of the member who looks. */
export default class FeedsController {
  async show(ctx: HttpContext) {
    return this.#page(ctx)
  }

  /** The address is shown in this answer and never again. */
  async store(ctx: HttpContext) {
    const { request, i18n, page } = ctx
    const showsNames = request.input('showsNames') === '1'
    const token = await subscribe({ showsNames, locale: i18n.locale })
    return this.#page(ctx, page.publicUrl(`/feeds/${token}.ics`))
  }

  async destroy({ page }: HttpContext) {
    await unsubscribe()
    page.redirect('/feed', { kind: 'success', text: page.t('feeds.revoked') })
  }

  async #page({ page, response }: HttpContext, address: string | null = null) {
    const userId = String(currentClinic().actor.userId)
    const own = (await members()).find((one) => one.userId === userId)
    if (address) response.header('cache-control', 'no-store')
    return page.render('feeds/show', {
      address,
      webcal: address?.replace(/^https?:/, 'webcal:'),
      feed: await Feed.standingOf(userId),
      isDoctor: own?.isDoctor ?? false,
    })
  }
}
