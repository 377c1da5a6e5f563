import type { ClinicContext } from '@medtrack/sdk'
import { ModuleContractError } from '@medtrack/sdk'
import type { WakeUp } from '@medtrack/sdk/host'
import { askWakeUp, forgetWakeUp } from '#queue/wake_ups'
import { ledger } from '#releases/ledger'
import { registry } from '#releases/registry'

/** @throws ModuleContractError where the clinic's release has no such job: nobody would ever run it */
export async function wakeModuleAt(
  { clinic }: ClinicContext,
  wakeUp: WakeUp,
  at: Date,
  onlyEarlier: boolean
): Promise<void> {
  const { module, job } = wakeUp
  const entry = (await ledger.of(clinic.id)).get(module)
  const release = entry && registry.find(module, entry.version)
  if (release && !release.contract.jobs?.[job]) {
    throw new ModuleContractError(
      module,
      `asks to be woken for "${job}", which is none of its jobs.`
    )
  }
  await askWakeUp({ clinicId: clinic.id, ...wakeUp }, at.getTime(), { onlyEarlier })
}

export function wakeModuleNever({ clinic }: ClinicContext, wakeUp: WakeUp): Promise<void> {
  return forgetWakeUp({ clinicId: clinic.id, ...wakeUp })
}
