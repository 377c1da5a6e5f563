import type { HumanName } from '@medplum/fhirtypes'
import { LONGEST, tidy, type PatientDraft } from '../../people/draft.js'
import { fit } from '../elements.js'

type NameFields = Pick<
  PatientDraft,
  'prefix' | 'given' | 'middle' | 'family' | 'suffix' | 'preferred'
>

const NAMELESS = '—'

/** The name that papers bear, whatever others there are. */
export function nameIn(names: readonly HumanName[] = []): NameFields {
  const name = bestOf(names)
  const nickname = names.find(({ use }) => use === 'nickname')
  const [given, ...middle] = name?.given ?? []
  return {
    prefix: short(name?.prefix?.join(' '), 'prefix'),
    given: short(given, 'given') ?? (name?.family ? null : wholeName(name, 'given')) ?? NAMELESS,
    middle: short(middle.join(' '), 'middle'),
    family: short(name?.family, 'family') ?? NAMELESS,
    suffix: short(name?.suffix?.join(' '), 'suffix'),
    preferred: short(nickname?.given?.[0] ?? nickname?.text, 'preferred'),
  }
}

export function namesOf(draft: PatientDraft): HumanName[] {
  const { given, middle, family, prefix, suffix, preferred } = draft
  const official: HumanName = {
    use: 'official',
    family,
    given: middle ? [given, middle] : [given],
    prefix: prefix ? [prefix] : undefined,
    suffix: suffix ? [suffix] : undefined,
  }
  return preferred ? [official, { use: 'nickname', given: [preferred] }] : [official]
}

function bestOf(names: readonly HumanName[]): HumanName | undefined {
  const of = (wanted: string) => names.find(({ use }) => use === wanted)
  return of('official') ?? of('usual') ?? names.find(({ use }) => use !== 'nickname') ?? names[0]
}

function wholeName(name: HumanName | undefined, field: 'given') {
  return short(name?.text, field)
}

function short(text: string | undefined, field: keyof NameFields): string | null {
  return fit(tidy(text), LONGEST[field])
}
