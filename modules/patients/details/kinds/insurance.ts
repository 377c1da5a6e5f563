import type { Infer } from '@vinejs/vine/types'
import Coverage from '../../models/coverage.js'
import { coverageValidator } from '../../validators/details/administration.js'
import { DetailKind } from '../kind.js'

export default new DetailKind<Coverage, Infer<typeof coverageValidator>>({
  name: 'insurance',
  model: Coverage,
  validator: coverageValidator,
  choices: { relationship: 'subscriberRelationship', status: 'coverageStatus' },
  draft: (entry) => ({
    payor: entry?.payor ?? '',
    planName: entry?.planName ?? null,
    subscriberId: entry?.subscriberId ?? null,
    groupNumber: entry?.groupNumber ?? null,
    relationship: entry?.relationship ?? 'self',
    position: entry?.position ?? 1,
    status: entry?.status ?? 'active',
    startsOn: entry?.startsOn ?? null,
    endsOn: entry?.endsOn ?? null,
  }),
  columns: (input) => ({
    payor: input.payor,
    planName: input.planName ?? null,
    subscriberId: input.subscriberId ?? null,
    groupNumber: input.groupNumber ?? null,
    relationship: input.relationship ?? null,
    position: input.position,
    status: input.status,
    startsOn: input.startsOn ?? null,
    endsOn: input.endsOn ?? null,
  }),
  line: (entry, { t, word, date }) => ({
    title: [entry.payor, entry.planName].filter(Boolean).join(' · '),
    facts: [
      t('details.paysAs', { position: entry.position }),
      entry.subscriberId ? t('details.memberNumber', { number: entry.subscriberId }) : '',
      entry.groupNumber ? t('details.groupNumber', { number: entry.groupNumber }) : '',
      word('subscriberRelationship', entry.relationship),
      entry.startsOn ? t('details.since', { on: date(entry.startsOn) }) : '',
      entry.endsOn ? t('details.until', { on: date(entry.endsOn) }) : '',
    ],
    badges:
      entry.status === 'active'
        ? []
        : [{ text: word('coverageStatus', entry.status), tone: 'neutral' }],
  }),
  isCurrent: ({ status }) => status === 'active' || status === 'draft',
})
