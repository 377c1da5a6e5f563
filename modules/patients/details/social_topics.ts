/** What is asked about how somebody lives, by LOINC. */
export const SOCIAL_TOPICS = {
  smoking: { code: '72166-2', display: 'Tobacco smoking status' },
  alcohol: { code: '11331-6', display: 'History of Alcohol use' },
  drugs: { code: '11343-1', display: 'History of Other nonmedical drug use' },
  occupation: { code: '11341-5', display: 'History of Occupation' },
  other: { code: '8689-2', display: 'History of Social function' },
} as const

export type SocialTopic = keyof typeof SOCIAL_TOPICS

/** SNOMED CT, the value set of the tobacco smoking status. */
export const SMOKING_STATUSES = {
  '449868002': 'Current every day smoker',
  '428041000124106': 'Current some day smoker',
  '8517006': 'Former smoker',
  '266919005': 'Never smoker',
  '77176002': 'Smoker, current status unknown',
  '266927001': 'Unknown if ever smoked',
  '428071000124103': 'Current Heavy tobacco smoker',
  '428061000124105': 'Current Light tobacco smoker',
} as const

export const SMOKING_CODE = SOCIAL_TOPICS.smoking.code

export function topicOf(code: string | null): SocialTopic {
  const topics = Object.entries(SOCIAL_TOPICS) as [SocialTopic, { code: string }][] // of that table
  return topics.find(([, known]) => known.code === code)?.[0] ?? 'other'
}
