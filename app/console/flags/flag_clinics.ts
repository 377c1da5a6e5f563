import { clinicPage } from '#console/clinic_list'
import type { FlagSubject } from '#console/flags/flag_names'
import { Access } from '#entitlements/access'
import { flags } from '#entitlements/flags/platform_flags'
import type Clinic from '#tenancy/clinic'

/** A page of clinics, each with what the flag says of it and with the verdict that counts. */
export async function clinicsUnder(subject: FlagSubject, q: string | undefined, page: number) {
  const { clinics, ...found } = await clinicPage({ q }, page)
  const rows = await Promise.all(clinics.map(({ clinic }) => answerFor(subject, clinic)))
  return { ...found, rows }
}

async function answerFor({ name, module, feature }: FlagSubject, clinic: Clinic) {
  const access = await Access.of(clinic)
  const { id: clinicId, plan, ring, country } = clinic
  const release = access.releaseOf(module)?.version ?? null
  return {
    clinic,
    release,
    isFlagOn: flags.isOn(name, { clinicId, plan, ring, country, release }),
    verdict: feature ? access.feature(module, feature) : access.verdict(module),
  }
}
