import type { HttpContext } from '@adonisjs/core/http'
import logger from '@adonisjs/core/services/logger'
import { ReleasePage } from '#gateway/release_page'
import { fillSlot } from '#gateway/slots'

/**
 * The cards that modules show on the home page, as HTML: each is a view of its own release, with
 * that release's words. One that fails is left out and the page stands.
 */
export async function homeCards(ctx: HttpContext): Promise<string[]> {
  const cards: string[] = []
  for (const { release, content } of await fillSlot('home.card', ctx)) {
    try {
      cards.push(await new ReleasePage(release, ctx).render(content.view, content.state))
    } catch (error) {
      logger.error({ err: error, release: release.namespace }, 'a home card could not be shown')
    }
  }
  return cards
}
