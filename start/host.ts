import { installHost } from '@medtrack/sdk/host'
import { readClinicTrail, recordInClinic } from '#audit/clinic_trail'
import { giveBackToLimit, limitOf, takeFromLimit } from '#entitlements/limits'
import { referencePath } from '#config/storage'
import { queue } from '#queue/queue'
import { patientRecordsOf } from '#releases/patient_records'
import { forgetOldBytes } from '#tenancy/old_bytes'

// These use services that exist only once the application has booted.
const entitlements = () => import('#entitlements/features')
const membership = () => import('#identity/membership')
const ownersMail = () => import('#gateway/owners_mail')
const people = async () => ({
  ...(await import('#gateway/people/person_mail')),
  ...(await import('#gateway/people/person_text')),
  ...(await import('#gateway/people/record_titles')),
})
const waking = () => import('#gateway/wake_asking')
const announcing = () => import('#gateway/live/announce')
const subjectKeys = async () => (await import('#vault/subject_keys')).subjectKeys
let loadedVault: Promise<typeof import('#vault/vault')> | undefined
// Asked thousands of times by one import: finding the file anew would cost more than the sealing.
const vault = () => (loadedVault ??= import('#vault/vault'))

/** Gives the SDK what the core does for modules. */
export function installPlatform() {
  installHost({
    enqueue: (work) => queue.push(work),
    wakeAt: async (context, ...rest) => (await waking()).wakeModuleAt(context, ...rest),
    wakeNever: async (context, wakeUp) => (await waking()).wakeModuleNever(context, wakeUp),
    announce: async (context, ...rest) => (await announcing()).announceIn(context, ...rest),
    audit: recordInClinic,
    trailOf: readClinicTrail,
    takeFromLimit,
    giveBackToLimit,
    limitOf,
    patientRecords: ({ clinic }) => patientRecordsOf(clinic.id),
    patientRecordTitles: async ({ clinic }, locale) =>
      (await people()).recordTitlesOf(clinic, locale),
    hasFeature: async ({ clinic }, name) => (await entitlements()).hasFeature(clinic.id, name),
    members: async ({ clinic }) => (await membership()).membersOf(clinic.id),
    mailOwners: async ({ clinic }, ...rest) => (await ownersMail()).mailOwnersOf(clinic, ...rest),
    mailPerson: async ({ clinic }, ...rest) => (await people()).mailSomebody(clinic, ...rest),
    textPerson: async ({ clinic }, ...rest) => (await people()).textSomebody(clinic, ...rest),
    seal: async ({ clinic }, contents) => (await vault()).sealAll(clinic.id, contents),
    unseal: async ({ clinic }, sealed) => (await vault()).unsealAll(clinic.id, sealed),
    digest: async ({ clinic }, text) => (await vault()).digestOf(clinic.id, text),
    destroyKeys: async ({ clinic, db }, ids) => {
      const destroyed = await (await subjectKeys()).destroy(clinic.id, ids)
      await forgetOldBytes(db)
      return destroyed
    },
    referenceFile: referencePath,
  })
}
