import { currentClinic } from '@medtrack/sdk'
import type { Infer } from '@vinejs/vine/types'
import Alert from '../../models/alert.js'
import { todayIn } from '../../people/age.js'
import { alertValidator } from '../../validators/details/health.js'
import { DetailKind } from '../kind.js'

export default new DetailKind<Alert, Infer<typeof alertValidator>>({
  name: 'alerts',
  model: Alert,
  validator: alertValidator,
  choices: { category: 'alertCategory', status: 'alertStatus' },
  draft: (entry) => ({
    text: entry?.text ?? '',
    category: entry?.category ?? 'clinical',
    status: entry?.status ?? 'active',
    startsOn: entry?.startsOn ?? null,
    endsOn: entry?.endsOn ?? null,
  }),
  columns: (input) => ({
    text: input.text,
    category: input.category,
    status: input.status,
    startsOn: input.startsOn ?? null,
    endsOn: input.endsOn ?? null,
  }),
  line: (entry, { t, word, date }) => ({
    title: entry.text ?? '',
    facts: [
      word('alertCategory', entry.category),
      entry.startsOn ? t('details.since', { on: date(entry.startsOn) }) : '',
      entry.endsOn ? t('details.until', { on: date(entry.endsOn) }) : '',
    ],
  }),
  isCurrent: isActiveAlert,
})

/** Whether everybody who opens the chart should see it today. */
export function isActiveAlert({ status, startsOn, endsOn }: Alert): boolean {
  const today = todayIn(currentClinic().clinic.timeZone)
  const hasBegun = !startsOn || startsOn <= today
  const isOver = endsOn !== null && endsOn < today.slice(0, endsOn.length)
  return status === 'active' && hasBegun && !isOver
}
