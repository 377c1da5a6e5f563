import type { Infer } from '@vinejs/vine/types'
import Identifier from '../../models/identifier.js'
import { identifierValidator } from '../../validators/details/administration.js'
import { FieldsRefusedError } from '../errors.js'
import { identifierDigest, masked } from '../identifier_value.js'
import { DetailKind, type Speech } from '../kind.js'
import { VALUE_SETS } from '../value_sets.js'

/** The number itself is read on a page of its own, which says who did. */
export default new DetailKind<Identifier, Infer<typeof identifierValidator>>({
  name: 'identifiers',
  model: Identifier,
  validator: identifierValidator,
  choices: { type: 'identifierType' },
  draft: (entry) => ({
    type: entry?.type ?? null,
    system: entry?.system ?? null,
    value: null,
    startsOn: entry?.startsOn ?? null,
    endsOn: entry?.endsOn ?? null,
  }),
  async columns(input, before) {
    const value = input.value ?? before?.value
    if (!value) throw new FieldsRefusedError([{ field: 'value', rule: 'required' }])
    const system = input.system ?? null
    return {
      type: input.type,
      system,
      value,
      valueDigest: await identifierDigest(system, value),
      status: before?.status ?? 'active',
      startsOn: input.startsOn ?? null,
      endsOn: input.endsOn ?? null,
    }
  },
  line: (entry, { t, word, date }) => ({
    title: typeWords({ word }, entry.type),
    facts: [
      masked(entry.value),
      entry.system ?? '',
      entry.startsOn ? t('details.since', { on: date(entry.startsOn) }) : '',
      entry.endsOn ? t('details.until', { on: date(entry.endsOn) }) : '',
    ],
  }),
  isCurrent: () => true,
})

/** What kind of number it is; a kind that only another system knows with its code. */
export function typeWords({ word }: Pick<Speech, 'word'>, type: string): string {
  const isKnown = VALUE_SETS.identifierType.some((known) => known === type)
  return isKnown ? word('identifierType', type) : `${word('identifierType', 'U')} (${type})`
}
