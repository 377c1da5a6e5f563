import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import { SEXES } from '../people/draft.js'
import type { ListedPatient } from '../people/listed_patient.js'
import { listName } from '../people/name.js'
import { writtenDate } from '../people/written_date.js'

/** The list as finished text: words are looked up once for the page, not once for each line. */
export function listRows(page: HttpContext['page'], patients: readonly ListedPatient[]) {
  const { dateOrder } = currentClinic().clinic
  const base = page.url('/')
  const sexes = Object.fromEntries(SEXES.map((sex) => [sex, page.t(`sexes.${sex}`)]))
  const deceased = page.t('list.deceased')
  return {
    headings: ['name', 'born', 'sex', 'phone', 'number'].map((column) => ({
      label: page.t(`list.${column}`),
    })),
    rows: patients.map((patient) => ({
      href: `${base}/${patient.id}`,
      name: listName(patient),
      born: writtenDate(patient.birthDate, dateOrder),
      sex: sexes[patient.sex],
      deceased: patient.deceased ? `, ${deceased}` : '',
      phone: patient.phone ?? '',
      number: patient.recordNumber,
    })),
  }
}
