import type { HttpContext } from '@adonisjs/core/http'
import logger from '@adonisjs/core/services/logger'
import type { SlotInput, Slots } from '@medtrack/sdk'
import { wordsOf } from '#gateway/release_words'
import type { Release } from '#releases/release'

export interface Filled<Name extends keyof Slots> {
  release: Release
  content: NonNullable<Slots[Name]>
}

/**
 * What the clinic's modules show in a place, in order. One module's failure leaves its part out and
 * the page standing.
 */
export async function fillSlot<Name extends keyof Slots>(
  name: Name,
  ctx: HttpContext,
  input: Omit<SlotInput, 't'> = {}
): Promise<Filled<Name>[]> {
  const { presence } = ctx
  const fills = presence.access.releases.flatMap((release) =>
    (release.contract.slots ?? []).map((fill) => ({ release, ...fill }))
  )
  const wanted = fills
    .filter(({ slot, permission }) => slot === name && presence.may(permission))
    .filter(
      ({ release, feature }) => !feature || presence.access.feature(release.key, feature).isOn
    )
    .filter(({ roles }) => !roles || presence.isOneOf(roles))
    .sort((a, b) => (a.order ?? 50) - (b.order ?? 50))

  const filled: Filled<Name>[] = []
  for (const { release, fill } of wanted) {
    try {
      const { default: run } = await fill()
      // The filter above left only fills of this name, which TypeScript cannot follow.
      const content = (await run({ ...input, t: wordsOf(release, ctx) })) as Slots[Name]
      if (content) filled.push({ release, content })
    } catch (error) {
      logger.error(
        { err: error, slot: name, release: release.namespace },
        'a slot could not be filled'
      )
    }
  }
  return filled
}
