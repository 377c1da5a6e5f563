import type { DateTime } from 'luxon'
import { currentClinic } from './clinic_context.js'
import { host } from './host.js'
import type { WakeUp } from './host.js'
import { afterCommit, isInTransaction } from './transaction.js'

/**
 * Has one of the module's jobs run inside the entered clinic at an instant: within a few seconds, at least once. Asking
 * again for the same job and record moves it; an instant that is past is at once. What was asked for is kept until it was
 * handed to the queue, also while the clinic is closed or the module off.
 *
 * Inside a `transaction` the commit is what counts, and a wake-up may come although it was rolled back: like every job, it
 * looks at the record and does only what is left. Where it finds itself too early, it asks again.
 *
 * @param name `<module key>.<job>`, e.g. `appointments.remind`
 * @throws NoClinicError outside any clinic
 * @throws ModuleContractError where the release that the clinic runs has no such job
 * @example
 * await wakeAt('appointments.remind', reminder.id, reminder.dueAt)
 */
export async function wakeAt(name: string, recordId: string, at: Date | DateTime): Promise<void> {
  const context = currentClinic()
  const wakeUp = parse(name, recordId)
  const instant = at instanceof Date ? at : at.toJSDate()
  const isOpen = isInTransaction()
  // Should the process die after the commit, somebody will look all the same.
  if (isOpen) await host().wakeAt(context, wakeUp, instant, true)
  await afterCommit(() => host().wakeAt(context, wakeUp, instant, false))
}

/**
 * Takes back what `wakeAt` asked for; inside a `transaction`, once that is committed. A job that was handed over
 * already still runs.
 *
 * @example
 * await wakeNever('appointments.remind', reminder.id)
 */
export async function wakeNever(name: string, recordId: string): Promise<void> {
  const context = currentClinic()
  await afterCommit(() => host().wakeNever(context, parse(name, recordId)))
}

function parse(name: string, recordId: string): WakeUp {
  const [module, job = ''] = name.split('.')
  return { module, job, recordId }
}
