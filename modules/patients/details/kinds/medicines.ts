import type { Infer } from '@vinejs/vine/types'
import Medication from '../../models/medication.js'
import { medicineValidator } from '../../validators/details/health.js'
import { codingOf, medicineCode, namesOf } from '../coded.js'
import { DetailKind } from '../kind.js'

const TAKEN = ['active', 'on-hold', 'intended', 'unknown']

export default new DetailKind<Medication, Infer<typeof medicineValidator>>({
  name: 'medicines',
  model: Medication,
  validator: medicineValidator,
  choices: { status: 'medicineStatus' },
  suggestions: () => namesOf('medicines'),
  draft: (entry) => ({
    display: entry?.display ?? '',
    dosage: entry?.dosage ?? null,
    status: entry?.status ?? 'active',
    effectiveFrom: entry?.effectiveFrom ?? null,
    effectiveTo: entry?.effectiveTo ?? null,
    reason: entry?.reason ?? null,
    note: entry?.note ?? null,
  }),
  async columns(input, before) {
    return {
      ...(await codingOf(input.display, before, medicineCode)),
      display: input.display,
      dosage: input.dosage ?? null,
      status: input.status,
      effectiveFrom: input.effectiveFrom ?? null,
      effectiveTo: input.effectiveTo ?? null,
      reason: input.reason ?? null,
      note: input.note ?? null,
    }
  },
  line: (entry, { t, word, date }) => ({
    title: entry.display,
    facts: [
      entry.dosage ?? '',
      entry.reason ?? '',
      entry.effectiveFrom ? t('details.since', { on: date(entry.effectiveFrom) }) : '',
      entry.effectiveTo ? t('details.until', { on: date(entry.effectiveTo) }) : '',
    ],
    note: entry.note,
    badges:
      entry.status === 'active'
        ? []
        : [{ text: word('medicineStatus', entry.status), tone: 'neutral' }],
  }),
  isCurrent: ({ status }) => TAKEN.includes(status),
})
