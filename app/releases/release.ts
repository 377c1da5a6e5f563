import type { ModuleContract, ModuleRoute } from '@medtrack/sdk'
import type { ModulePackage } from '#releases/module_package'

/** A module at one version, loaded and ready to serve. */
export interface Release {
  key: string
  version: string
  pkg: ModulePackage
  contract: ModuleContract
  routes: ModuleRoute[]
  /** Name under which Edge and i18n know this release: views and words never mix between releases. */
  namespace: string
}

/** `patients` at `1.2.0` is `patients_1_2_0`. */
export function namespaceOf(key: string, version: string) {
  return `${key}_${version.replaceAll(/[^0-9A-Za-z]/g, '_')}`
}
