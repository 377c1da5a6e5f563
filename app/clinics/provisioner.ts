import { hostname } from 'node:os'
import { DateTime } from 'luxon'
import type Clinic from '#tenancy/clinic'

const LEASE = { seconds: 60 }

/** The mark of this process on a clinic that it is making or removing. */
export function claim() {
  return {
    provisioner: `${hostname()}:${process.pid}`,
    provisionerLeaseUntil: DateTime.utc().plus(LEASE),
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
