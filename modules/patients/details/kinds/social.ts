import { currentClinic } from '@medtrack/sdk'
import type { Infer } from '@vinejs/vine/types'
import { DateTime } from 'luxon'
import Observation from '../../models/observation.js'
import { todayIn } from '../../people/age.js'
import { socialValidator } from '../../validators/details/social.js'
import { FieldsRefusedError } from '../errors.js'
import { DetailKind, type Line, type Speech } from '../kind.js'
import { SMOKING_CODE, SMOKING_STATUSES, SOCIAL_TOPICS, topicOf } from '../social_topics.js'

const SOCIAL_HISTORY = 'social-history'
const LOINC = 'http://loinc.org'
const SNOMED = 'http://snomed.info/sct'

type Input = Infer<typeof socialValidator>

export default new DetailKind<Observation, Input>({
  name: 'social',
  model: Observation,
  validator: socialValidator,
  choices: {},
  draft: (entry, { topic }) => ({
    topic: entry
      ? topicOf(entry.code)
      : typeof topic === 'string' && topic in SOCIAL_TOPICS
        ? topic
        : 'smoking',
    smokingStatus: entry?.valueCode ?? null,
    text: entry?.valueText ?? entry?.valueDisplay ?? null,
    asOf: entry ? dayOf(entry) : todayIn(currentClinic().clinic.timeZone),
    note: entry?.note ?? null,
  }),
  columns: (input, before) => ({
    ...(before ? {} : { category: SOCIAL_HISTORY, status: 'final', ...topicCoding(input) }),
    ...answerColumns(input),
    effectiveAt: momentOf(input.asOf ?? null),
    note: input.note ?? null,
  }),
  line,
  isCurrent: () => true,
  scope: {
    // Others send the smoking status as an answer of a survey.
    narrow: (query) =>
      query.where((any) => any.where('category', SOCIAL_HISTORY).orWhere('code', SMOKING_CODE)),
    has: ({ category, code }) => category === SOCIAL_HISTORY || code === SMOKING_CODE,
  },
})

function topicCoding({ topic }: Input) {
  return { codeSystem: LOINC, ...SOCIAL_TOPICS[topic] }
}

/** @throws FieldsRefusedError where nothing was answered */
function answerColumns({ topic, smokingStatus, text }: Input): Partial<Observation> {
  if (topic === 'smoking') {
    if (!smokingStatus) throw new FieldsRefusedError([{ field: 'smokingStatus', rule: 'required' }])
    const valueDisplay = SMOKING_STATUSES[smokingStatus]
    return { valueCodeSystem: SNOMED, valueCode: smokingStatus, valueDisplay, valueText: null }
  }
  if (!text) throw new FieldsRefusedError([{ field: 'text', rule: 'required' }])
  return { valueCodeSystem: null, valueCode: null, valueDisplay: null, valueText: text }
}

/** Since when, as exactly as it is known; now where nobody said. */
function momentOf(asOf: string | null): DateTime {
  const zone = currentClinic().clinic.timeZone
  if (!asOf || asOf === todayIn(zone)) return DateTime.utc().startOf('second')
  return DateTime.fromISO(asOf, { zone }).toUTC()
}

function dayOf({ effectiveAt }: Observation): string | null {
  return effectiveAt.setZone(currentClinic().clinic.timeZone).toISODate()
}

function line(entry: Observation, { t, date }: Speech): Line {
  const topic = topicOf(entry.code)
  const isKnown = entry.valueCode && entry.valueCode in SMOKING_STATUSES
  const answer = isKnown
    ? t(`details.smokingStatuses.${entry.valueCode}`)
    : (entry.valueText ?? entry.valueDisplay ?? '')
  const named = topic === 'other' && entry.code !== SOCIAL_TOPICS.other.code
  return {
    title: answer || entry.display,
    facts: [named ? entry.display : t(`details.topics.${topic}`), date(dayOf(entry))],
    note: entry.note,
  }
}
