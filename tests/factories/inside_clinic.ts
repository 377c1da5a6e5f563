import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import type Clinic from '#tenancy/clinic'

/** For the tests of modules, which cannot see the core: does something inside a clinic's context. */
export function insideClinic<T>(clinic: Clinic, work: () => Promise<T>): Promise<T> {
  return enterClinic(clinic, PLATFORM, work)
}
