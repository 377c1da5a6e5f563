import type { LimitDeclaration } from '@medtrack/sdk'
import { registry } from '#releases/registry'

/** A limit that some module declares, as its newest release counts it. */
export function declaredLimit(name: string): LimitDeclaration | undefined {
  for (const key of registry.keys) {
    const release = registry.versions(key).findLast(({ contract }) => contract.limits?.[name])
    if (release) return release.contract.limits?.[name]
  }
  return undefined
}

/** Names of every limit that modules declare. */
export function declaredLimits(): string[] {
  const names = registry.all().flatMap(({ contract }) => Object.keys(contract.limits ?? {}))
  return [...new Set(names)].sort()
}
