import type { HttpContext } from '@adonisjs/core/http'
import { PHONE_USES, SEXES, tidy } from '../people/draft.js'
import { lookAlikesOf } from '../resemblance/look_alikes.js'
import { describeLookAlikes } from './look_alike_words.js'
import type { Comparable } from '../resemblance/resemblance.js'

/** Warns while somebody is typing. Takes the form by POST: names have no place in an address. */
export default class LookAlikesController {
  async store({ page, request }: HttpContext) {
    const typed = readTyped(request.only(['given', 'family', 'birthDate', 'sex', 'phones']))
    const lookAlikes = typed.given && typed.family ? await lookAlikesOf(typed) : []
    return page.render('partials/look_alikes', {
      lookAlikes: describeLookAlikes(page, lookAlikes),
      asking: false,
    })
  }
}

/** Half-typed as it may be: whatever cannot be used yet is left out. */
function readTyped(input: Record<string, unknown>): Comparable {
  const text = (value: unknown) => (typeof value === 'string' ? tidy(value.slice(0, 200)) : null)
  const phones = Array.isArray(input.phones) ? input.phones.slice(0, 8) : []
  const birthDate = text(input.birthDate)
  return {
    recordNumber: null,
    given: text(input.given) ?? '',
    family: text(input.family) ?? '',
    birthDate: birthDate && /^\d{4}-\d{2}-\d{2}$/.test(birthDate) ? birthDate : null,
    sex: SEXES.find((sex) => sex === input.sex) ?? 'unknown',
    phones: phones.flatMap((phone) => {
      const number = text((phone as Record<string, unknown> | null)?.number) // an unknown object; text() checks
      return number ? [{ use: PHONE_USES[0], number }] : []
    }),
  }
}
