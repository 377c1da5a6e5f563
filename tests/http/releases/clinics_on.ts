import { registry } from '#releases/registry'
import { createClinic } from '#tests/factories/clinics'

/** A clinic that runs this release of memos, beside the newest of everything else. */
export function createClinicOn(version: string) {
  const memos = registry.find('memos', version)
  if (!memos) throw new RangeError(`The fixtures hold no memos@${version}.`)
  const others = registry.latest().filter(({ key }) => key !== 'memos')
  return createClinic({}, { releases: [...others, memos] })
}
