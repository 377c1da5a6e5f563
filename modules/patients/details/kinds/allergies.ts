import type { Infer } from '@vinejs/vine/types'
import Allergy from '../../models/allergy.js'
import { allergyValidator } from '../../validators/details/health.js'
import { isActiveAllergy, retireNoneKnown, saysNoneKnown } from '../allergies/none_known.js'
import { allergenCategory, allergenCode, codingOf, namesOf } from '../coded.js'
import { DetailKind, type Line, type Speech } from '../kind.js'

type Input = Infer<typeof allergyValidator>

export default new DetailKind<Allergy, Input>({
  name: 'allergies',
  model: Allergy,
  validator: allergyValidator,
  choices: {
    category: 'allergyCategory',
    criticality: 'criticality',
    clinicalStatus: 'allergyStatus',
    verificationStatus: 'allergyCertainty',
    severity: 'severity',
  },
  suggestions: () => namesOf('allergens'),
  draft: (entry) => ({
    display: entry?.display ?? '',
    category: entry?.category ?? null,
    reaction: entry?.reaction ?? null,
    severity: entry?.severity ?? null,
    verificationStatus: entry?.verificationStatus ?? 'confirmed',
    criticality: entry?.criticality ?? null,
    clinicalStatus: entry?.clinicalStatus ?? 'active',
    onset: entry?.onset ?? null,
    note: entry?.note ?? null,
  }),
  columns: allergyColumns,
  line,
  isCurrent: isActiveAllergy,
  async afterChange(entry) {
    if (isActiveAllergy(entry) && !saysNoneKnown(entry)) await retireNoneKnown(entry.patientId)
  },
})

/** An allergen that we know has its code, and its category where nobody chose one. */
export async function allergyColumns(
  input: Input,
  before: Allergy | null
): Promise<Partial<Allergy>> {
  const coding = await codingOf(input.display, before, allergenCode)
  const known = input.category ? null : await allergenCategory(input.display)
  return {
    ...coding,
    display: input.display,
    category: input.category ?? (known as Allergy['category']), // our list has FHIR's categories
    criticality: input.criticality ?? null,
    clinicalStatus: input.clinicalStatus,
    verificationStatus: input.verificationStatus,
    reaction: input.reaction ?? null,
    severity: input.severity ?? null,
    onset: input.onset ?? null,
    note: input.note ?? null,
  }
}

function line(entry: Allergy, { t, word, date }: Speech): Line {
  if (saysNoneKnown(entry)) {
    const on = date(entry.createdAt.toISODate())
    return { title: t('details.noneKnown'), facts: [t('details.askedOn', { on })] }
  }
  const isSevere = entry.severity === 'severe' || entry.criticality === 'high'
  const badges = [
    entry.severity && {
      text: word('severity', entry.severity),
      severe: entry.severity === 'severe',
    },
    entry.criticality === 'high' && { text: t('details.highRisk'), severe: isSevere },
    entry.verificationStatus !== 'confirmed' && {
      text: word('allergyCertainty', entry.verificationStatus),
      severe: false,
    },
    entry.clinicalStatus !== 'active' && {
      text: word('allergyStatus', entry.clinicalStatus),
      severe: false,
    },
  ].filter((badge) => badge !== false && badge !== null)
  return {
    title: entry.display,
    facts: [
      entry.reaction ?? '',
      word('allergyCategory', entry.category),
      entry.onset ? t('details.since', { on: date(entry.onset) }) : '',
    ],
    note: entry.note,
    badges: badges.map(({ text, severe }) => ({ text, tone: severe ? 'danger' : 'neutral' })),
  }
}
