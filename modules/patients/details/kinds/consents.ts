import type { Infer } from '@vinejs/vine/types'
import Consent from '../../models/consent.js'
import { consentValidator } from '../../validators/details/administration.js'
import { DetailKind } from '../kind.js'

const TONES = { active: 'success', rejected: 'danger', inactive: 'neutral' } as const

export default new DetailKind<Consent, Infer<typeof consentValidator>>({
  name: 'consents',
  model: Consent,
  validator: consentValidator,
  choices: { category: 'consentCategory', status: 'consentStatus' },
  draft: (entry) => ({
    category: entry?.category ?? 'treatment',
    status: entry?.status ?? 'active',
    givenOn: entry?.givenOn ?? null,
    expiresOn: entry?.expiresOn ?? null,
    note: entry?.note ?? null,
  }),
  columns: (input) => ({
    category: input.category,
    status: input.status,
    givenOn: input.givenOn ?? null,
    expiresOn: input.expiresOn ?? null,
    note: input.note ?? null,
  }),
  line: (entry, { t, word, date }) => ({
    title: word('consentCategory', entry.category),
    facts: [
      date(entry.givenOn),
      entry.expiresOn ? t('details.until', { on: date(entry.expiresOn) }) : '',
    ],
    note: entry.note,
    badges:
      entry.status === 'entered-in-error'
        ? []
        : [{ text: word('consentStatus', entry.status), tone: TONES[entry.status] }],
  }),
  isCurrent: ({ status }) => status !== 'inactive',
})
