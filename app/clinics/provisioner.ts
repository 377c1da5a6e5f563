import { hostname } from 'node:os'
import { DateTime } from 'luxon'
import Clinic from '#tenancy/clinic'

const LEASE_MS = 60_000

/** The mark of this process on a clinic that it is making or removing. */
export function claim(leaseMs = LEASE_MS) {
  return {
    provisioner: `${hostname()}:${process.pid}`,
    provisionerLeaseUntil: DateTime.utc().plus(leaseMs),
  }
}

/**
 * Keeps the claim fresh while `work` lasts, however long a step of it takes: otherwise a sweep would
 * remove the clinic from under its feet.
 */
export async function whileClaimed<T>(
  { id }: Clinic,
  work: () => Promise<T>,
  leaseMs = LEASE_MS
): Promise<T> {
  const extend = () => {
    const provisionerLeaseUntil = claim(leaseMs).provisionerLeaseUntil.toSQL({
      includeOffset: false,
    })
    return Clinic.query()
      .where('id', id)
      .whereNotNull('provisioner')
      .update({ provisionerLeaseUntil })
  }
  // One beat that is lost, with the central database away for a moment, is made up for by the next.
  const beat = setInterval(() => void extend().then(undefined, () => {}), leaseMs / 3).unref()
  try {
    return await work()
  } finally {
    clearInterval(beat)
  }
}

/** Whether whoever was at work on the clinic is gone: its process ended, or its lease ran out. */
export function isAbandoned({ provisioner, provisionerLeaseUntil }: Clinic): boolean {
  const [host, pid] = (provisioner ?? '').split(':')
  if (host === hostname() && !isAlive(Number(pid))) return true
  return !provisionerLeaseUntil || provisionerLeaseUntil < DateTime.utc()
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
