import type { Infer } from '@vinejs/vine/types'
import FamilyHistory from '../../models/family_history.js'
import { familyValidator } from '../../validators/details/health.js'
import { codeShown, conditionCoding } from '../condition_coding.js'
import { DetailKind } from '../kind.js'

const ANSWERS = { yes: true, no: false } as const

export default new DetailKind<FamilyHistory, Infer<typeof familyValidator>>({
  name: 'family',
  model: FamilyHistory,
  validator: familyValidator,
  choices: { relationship: 'relative', isDeceased: 'isDeceased' },
  draft: (entry) => ({
    relationship: entry?.relationship ?? null,
    display: entry?.display ?? '',
    code: codeShown(entry),
    onsetAge: entry?.onsetAge ?? null,
    isDeceased: answer(entry?.isDeceased ?? null),
    note: entry?.note ?? null,
  }),
  async columns(input, before) {
    return {
      ...(await conditionCoding(input, before)),
      relationship: input.relationship,
      display: input.display,
      onsetAge: input.onsetAge ?? null,
      isDeceased: input.isDeceased ? ANSWERS[input.isDeceased] : null,
      status: before?.status ?? 'completed',
      note: input.note ?? null,
    }
  },
  line: (entry, { t, word }) => ({
    title: t('details.relativeHas', {
      relative: word('relative', entry.relationship),
      condition: entry.display,
    }),
    facts: [
      entry.code ?? '',
      entry.onsetAge === null ? '' : t('details.atAge', { age: entry.onsetAge }),
      entry.isDeceased ? t('details.hasDied') : '',
    ],
    note: entry.note,
  }),
  isCurrent: () => true,
})

function answer(isDeceased: boolean | null) {
  return isDeceased === null ? null : isDeceased ? 'yes' : 'no'
}
