import type { Infer } from '@vinejs/vine/types'
import Condition from '../../models/condition.js'
import { problemValidator } from '../../validators/details/health.js'
import { codeShown, conditionCoding } from '../condition_coding.js'
import { DetailKind, type Line, type Speech } from '../kind.js'

type Input = Infer<typeof problemValidator>

/** Diagnoses of a visit stand with the visit. */
const PROBLEM = 'problem-list-item'
const OVER = ['inactive', 'remission', 'resolved']

export default new DetailKind<Condition, Input>({
  name: 'problems',
  model: Condition,
  validator: problemValidator,
  choices: {
    clinicalStatus: 'problemStatus',
    verificationStatus: 'problemCertainty',
    severity: 'severity',
  },
  draft: (entry) => ({
    display: entry?.display ?? '',
    code: codeShown(entry),
    clinicalStatus: entry?.clinicalStatus ?? 'active',
    verificationStatus: entry?.verificationStatus ?? 'confirmed',
    severity: entry?.severity ?? null,
    onset: entry?.onset ?? null,
    abatement: entry?.abatement ?? null,
    note: entry?.note ?? null,
  }),
  async columns(input, before) {
    return {
      ...(await conditionCoding(input, before)),
      display: input.display,
      category: before?.category ?? PROBLEM,
      clinicalStatus: input.clinicalStatus,
      verificationStatus: input.verificationStatus,
      severity: input.severity ?? null,
      onset: input.onset ?? null,
      abatement: input.abatement ?? null,
      note: input.note ?? null,
    }
  },
  line,
  isCurrent: isCurrentProblem,
  scope: {
    narrow: (query) => query.where('category', PROBLEM),
    has: ({ category }) => category === PROBLEM,
  },
})

export function isCurrentProblem({ clinicalStatus, verificationStatus }: Condition): boolean {
  return !OVER.includes(clinicalStatus) && verificationStatus !== 'refuted'
}

function line(entry: Condition, { t, word, date }: Speech): Line {
  const badges = [
    entry.clinicalStatus !== 'active' && word('problemStatus', entry.clinicalStatus),
    entry.verificationStatus !== 'confirmed' && word('problemCertainty', entry.verificationStatus),
    entry.severity && word('severity', entry.severity),
  ].filter((text) => typeof text === 'string')
  return {
    title: entry.display,
    facts: [
      entry.code ?? '',
      entry.onset ? t('details.since', { on: date(entry.onset) }) : '',
      entry.abatement ? t('details.until', { on: date(entry.abatement) }) : '',
    ],
    note: entry.note,
    badges: badges.map((text) => ({ text, tone: 'neutral' })),
  }
}
