import { currentClinic } from '@medtrack/sdk'
import { countDoctors, DOCTORS } from '#clinics/doctors'
import { declaredLimit, declaredLimits } from '#entitlements/limit_declarations'
import type Plan from '#entitlements/plan'
import { registry } from '#releases/registry'
import type { Access } from '#entitlements/access'

/** How much of a limit the clinic uses, and how much it may. */
export interface LimitUse {
  name: string
  used: number
  /** `null`: as many as one likes. */
  max: number | null
}

/** Counted anew, for the entered clinic: of every limit whose module the clinic has. */
export async function limitUse(access: Access, plan: Plan | undefined): Promise<LimitUse[]> {
  const { clinic, db } = currentClinic()
  const maxOf = (name: string) => plan?.limitOf(name) ?? null
  const uses = [{ name: DOCTORS, used: await countDoctors(clinic.id), max: maxOf(DOCTORS) }]
  for (const name of declaredLimits().filter((limit) => hasLimit(access, limit))) {
    const used = Number(await declaredLimit(name)?.count(db))
    uses.push({ name, used, max: maxOf(name) })
  }
  return uses
}

/** Only of modules whose tables the clinic has. */
function hasLimit({ entries }: Access, name: string) {
  return [...entries].some(
    ([key, { version }]) => registry.find(key, version)?.contract.limits?.[name]
  )
}
