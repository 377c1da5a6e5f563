import type { FeatureInterface } from 'unleash-client/lib/feature.js'
import type { FlagContext } from '#entitlements/flag_source'

/** Whether what is known is fresh. Unreachable is not off: the last known values go on counting. */
export type StoreStatus = { isReachable: true } | { isReachable: false; since: Date }

/** Where features live and are evaluated: the central database, or an Unleash server. */
export interface FlagStore {
  readonly kind: 'embedded' | 'server'
  readonly status: StoreStatus
  readonly features: FeatureInterface[]
  feature(name: string): FeatureInterface | undefined
  /** Never waits and never throws. */
  isOn(name: string, context: FlagContext): boolean
  /** As the store has it now, asked afresh. Throws FlagsUnreachableError. */
  read(name: string): Promise<FeatureInterface | undefined>
  /** Makes or changes a feature; the answers here follow before it resolves. Throws FlagsUnreachableError. */
  write(feature: FeatureInterface): Promise<void>
  /** Takes in what others changed. Never throws: what was known stays. */
  refresh(): Promise<void>
  start(changed: () => void): Promise<void>
  stop(): void
}
