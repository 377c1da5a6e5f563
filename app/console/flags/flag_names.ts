import { flags } from '#entitlements/flags/platform_flags'
import { registry } from '#releases/registry'

const PATTERN = /^(module\.[\w-]+|feature\.[\w-]+\.[\w-]+)$/

/** What a flag stands for: a module, or one of its features. */
export interface FlagSubject {
  name: string
  module: string
  feature: string | null
  title: string
}

/** Every flag there can be: one for each module and feature here, and what Unleash has beside. */
export function flagSubjects(): FlagSubject[] {
  const own = registry.keys.flatMap((key) => [`module.${key}`, ...featureFlags(key)])
  const stored = flags.store.features.map(({ name }) => name)
  return [...new Set([...own, ...stored])].filter((name) => PATTERN.test(name)).map(subjectOf)
}

export function findSubject(name: string): FlagSubject | undefined {
  return flagSubjects().find((subject) => subject.name === name)
}

function featureFlags(key: string): string[] {
  const names = registry
    .versions(key)
    .flatMap(({ contract }) => Object.keys(contract.features ?? {}))
  return [...new Set(names)].map((name) => `feature.${key}.${name}`)
}

function subjectOf(name: string): FlagSubject {
  const [kind, module, named] = name.split('.')
  const feature = kind === 'feature' ? named : null
  const contract = registry.versions(module).at(-1)?.contract
  const title = feature ? contract?.features?.[feature]?.title : contract?.title
  return { name, module, feature, title: title ?? name }
}
