import type { Infer } from '@vinejs/vine/types'
import Immunization from '../../models/immunization.js'
import { immunizationValidator } from '../../validators/details/health.js'
import { codingOf, namesOf, vaccineCode } from '../coded.js'
import { DetailKind } from '../kind.js'

export default new DetailKind<Immunization, Infer<typeof immunizationValidator>>({
  name: 'immunizations',
  model: Immunization,
  validator: immunizationValidator,
  choices: { status: 'vaccinationStatus', site: 'vaccinationSite', route: 'vaccinationRoute' },
  suggestions: () => namesOf('vaccines'),
  draft: (entry) => ({
    display: entry?.display ?? '',
    status: entry?.status ?? 'completed',
    occurredOn: entry?.occurredOn ?? null,
    doseNumber: entry?.doseNumber ?? null,
    lotNumber: entry?.lotNumber ?? null,
    manufacturer: entry?.manufacturer ?? null,
    site: entry?.site ?? null,
    route: entry?.route ?? null,
    note: entry?.note ?? null,
  }),
  async columns(input, before) {
    return {
      ...(await codingOf(input.display, before, vaccineCode)),
      display: input.display,
      status: input.status,
      occurredOn: input.occurredOn ?? null,
      doseNumber: input.doseNumber ?? null,
      lotNumber: input.lotNumber ?? null,
      manufacturer: input.manufacturer ?? null,
      site: input.site ?? null,
      route: input.route ?? null,
      note: input.note ?? null,
    }
  },
  line: (entry, { t, word, date }) => ({
    title: entry.display,
    facts: [
      date(entry.occurredOn),
      entry.doseNumber ? t('details.dose', { number: entry.doseNumber }) : '',
      entry.lotNumber ? t('details.lot', { number: entry.lotNumber }) : '',
      word('vaccinationSite', entry.site),
    ],
    note: entry.note,
    badges:
      entry.status === 'not-done'
        ? [{ text: word('vaccinationStatus', entry.status), tone: 'warning' }]
        : [],
  }),
  isCurrent: () => true,
})
