import { currentClinic, transaction, type DemoInput } from '@medtrack/sdk'
import { todayIn } from '../people/age.js'
import { inChunks } from '../schema/in_chunks.js'
import { registerPatients, storedNow } from '../people/registration.js'
import { restrictSome } from './access.js'
import { countTwice, demoDuplicates } from './duplicates.js'
import { demoDetails } from './details.js'
import { household } from './household.js'
import { planForSome } from './plans.js'
import { prescribeForSome, type DemoPatient } from './prescriptions.js'
import { demoVisits } from './visits.js'
import type { PatientDraft } from '../people/draft.js'

const AT_ONCE = 500
const ARCHIVED_SHARE = 0.03
/** A part of the patients has more than a register entry: enough to look at, few enough to start quickly. */
const MOST_TREATED = 60
const PLANNED_SHARE = 0.3

/** Fills a demo clinic with households: people who share an address, a telephone, often a name. */
export default async function ({ faker, size }: DemoInput) {
  const { clinic } = currentClinic()
  const today = todayIn(clinic.timeZone)
  const twice = countTwice(size)
  const drafts: PatientDraft[] = []
  while (drafts.length < size) drafts.push(...household(faker, today))
  const people = drafts.slice(0, size - twice)
  const present: string[] = []
  const treated: DemoPatient[] = []
  for (const some of inChunks(people, AT_ONCE)) {
    await transaction(async () => {
      const ids = await registerPatients(some.map((draft) => ({ draft, by: null })))
      const archived = ids.filter(() => faker.datatype.boolean(ARCHIVED_SHARE))
      await archive(archived)
      const living = ids.filter((id, at) => !archived.includes(id) && !some[at].deceased)
      present.push(...living)
      const known = ids.map((id, at) => ({ id, allergies: some[at].allergies }))
      const treatable = known.filter(({ id }) => living.includes(id))
      treated.push(...treatable.slice(0, MOST_TREATED - treated.length))
    })
  }
  await transaction(() => demoVisits(faker, present))
  await transaction(() => prescribeForSome(faker, treated))
  const planned = treated.filter(() => faker.datatype.boolean(PLANNED_SHARE))
  await transaction(() => planForSome(faker, planned))
  await restrictSome(present)
  await transaction(() => demoDuplicates(faker, people, twice))
  await transaction(() => demoDetails(faker, today))
}

/** A few have moved away. */
async function archive(ids: string[]) {
  await currentClinic()
    .db.from('patients')
    .whereIn('id', ids)
    .update({ archived_at: storedNow(), version: 2 })
}
