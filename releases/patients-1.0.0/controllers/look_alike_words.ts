import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import { fullName } from '../people/name.js'
import { writtenDate } from '../people/written_date.js'
import type { LookAlike } from '../resemblance/acquaintances.js'
import type { KnownPatient } from '../resemblance/known_patients.js'

/** Look-alikes as a warning shows them: enough to tell at a glance whether it is the same person. */
export function describeLookAlikes(
  page: HttpContext['page'],
  lookAlikes: readonly LookAlike<KnownPatient>[]
) {
  const { dateOrder } = currentClinic().clinic
  return lookAlikes.map(({ person, why }) => ({
    id: person.id,
    name: fullName(person),
    facts: [
      person.birthDate &&
        page.t('lookAlikes.born', { date: writtenDate(person.birthDate, dateOrder) }),
      page.t('chart.number', { number: person.recordNumber }),
      page.t(`lookAlikes.why.${why}`),
    ]
      .filter(Boolean)
      .join(' · '),
  }))
}
