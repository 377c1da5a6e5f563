import logger from '@adonisjs/core/services/logger'
import { Access } from '#entitlements/access'
import { queue } from '#queue/queue'
import type { DueWakeUp } from '#queue/wake_ups'
import { claimWakeUp, dueWakeUps, finishWakeUp, putOffWakeUps } from '#queue/wake_ups'
import { directory } from '#tenancy/clinic_directory'

const LOOK_MS = 5_000
const BATCH = 200
/** How often a wake-up is looked at again that waits for its clinic or its module. */
const PUT_OFF_MS = 60_000
/** A process that died before it had handed one over leaves it to another after this long. */
const CLAIM_MS = 60_000

/**
 * Hands the jobs that are due to the queue. Safe in many processes at once.
 *
 * @returns how many were handed over
 */
export async function wakeDue(now = Date.now()): Promise<number> {
  let handed = 0
  for (let isMore = true; isMore;) {
    const due = await dueWakeUps(now, BATCH)
    await directory.foresee([...new Set(due.map(({ clinicId }) => clinicId))])
    const waiting = new Set<string>()
    for (const one of due) if (await hand(one, now, waiting)) handed++
    isMore = due.length === BATCH
  }
  return handed
}

/** @param waiting jobs of clinics that were put off in this round already */
async function hand(due: DueWakeUp, now: number, waiting: Set<string>): Promise<boolean> {
  const { clinicId, module, job, recordId } = due
  const place = `${clinicId}/${module}.${job}`
  if (waiting.has(place)) return false
  if (!(await canRun(due))) {
    waiting.add(place)
    await putOffWakeUps(due, now, now + PUT_OFF_MS)
    return false
  }
  const until = now + CLAIM_MS
  if (!(await claimWakeUp(due, until))) return false
  await queue.push({ name: `${module}.${job}`, clinicId, recordId, key: `wake:${recordId}` })
  await finishWakeUp(due, until)
  return true
}

/** As for every job: where the clinic is closed or read-only, or the module off, it waits. */
async function canRun({ clinicId, module, job }: DueWakeUp): Promise<boolean> {
  const clinic = await directory.byId(clinicId)
  if (!clinic?.isActive || clinic.readOnlyReason) return false
  const verdict = (await Access.of(clinic)).verdict(module)
  return verdict.isOn && Boolean(verdict.release.contract.jobs?.[job])
}

/** Looks for what is due every few seconds. */
export class Alarm {
  #timer: NodeJS.Timeout | undefined
  #round: Promise<unknown> | undefined

  start() {
    this.stop()
    this.#timer = setInterval(() => void this.ring(), LOOK_MS).unref()
  }

  stop() {
    clearInterval(this.#timer)
  }

  /** Never two at once in this process. */
  ring() {
    this.#round ??= wakeDue()
      .catch((error) => logger.warn({ err: error }, 'due jobs could not be looked for'))
      .finally(() => (this.#round = undefined))
    return this.#round
  }

  /** Waits for the round under way. */
  async settle() {
    await this.#round
  }
}

export const alarm = new Alarm()
