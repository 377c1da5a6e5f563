import type { HttpContext } from '@adonisjs/core/http'
import { fillSlot } from '#gateway/slots'

/** The one search box: asks every module that is on. */
export default class SearchController {
  async index(ctx: HttpContext) {
    const query = String(ctx.request.qs().q ?? '').slice(0, 100)
    const base = `/c/${ctx.presence.clinic.slug}`
    const filled = await fillSlot('search', ctx, { query })
    return {
      groups: filled.map(({ release, content }) => ({
        label: content.label,
        items: content.items.map(({ path, ...item }) => ({
          ...item,
          href: `${base}/${release.key}${path}`,
        })),
      })),
    }
  }
}
