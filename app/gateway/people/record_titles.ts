import type { ClinicFacts } from '@medtrack/sdk'
import { nearestTo } from '#gateway/people/person_words'
import { ledger } from '#releases/ledger'
import { registry } from '#releases/registry'

/** What people call the rows of tables about patients, in the nearest language that is spoken; by table, of parts `null`. */
export async function recordTitlesOf(
  { id }: ClinicFacts,
  language: string
): Promise<Map<string, string | null>> {
  const i18n = nearestTo(language)
  const titles = new Map<string, string | null>()
  for (const [key, { version }] of await ledger.of(id)) {
    const release = registry.find(key, version)
    for (const { table, title } of release?.contract.patientRecords ?? []) {
      if (title === undefined) continue
      titles.set(table, title && i18n.t(`${release?.namespace}.${title}`))
    }
  }
  return titles
}
