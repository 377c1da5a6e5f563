import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { ModuleContractError } from '@medtrack/sdk'
import type { Release } from '#releases/release'
import { readWords } from '#releases/words'

/**
 * What can be known of a contract before anyone asks for a page: found here it costs one module,
 * found later it would cost everyone.
 *
 * @throws ModuleContractError
 */
export async function checkContract(release: Release): Promise<void> {
  checkDeclared(release)
  checkNamed(release)
  checkFeatures(release)
  await checkFolders(release)
  await checkWords(release)
}

function checkDeclared({ key, contract }: Release) {
  const foreign = Object.keys(contract.permissions ?? {}).find(
    (name) => !name.startsWith(`${key}.`)
  )
  if (foreign) {
    throw new ModuleContractError(key, `its permission "${foreign}" must begin with "${key}.".`)
  }
}

/** A permission that nobody declares is held by nobody: a page that no one could ever open. */
function checkNamed({ key, pkg, contract, routes }: Release) {
  const declared = new Set(Object.keys(contract.permissions ?? {}))
  const others = new Set(['clinic', ...Object.keys(pkg.requires).map((name) => name.split('/')[1])])
  const named = [...routes, ...(contract.navigation ?? []), ...(contract.slots ?? [])]
  const unknown = named
    .map(({ permission }) => permission)
    .find((permission) => !declared.has(permission) && !others.has(permission.split('.')[0]))
  if (unknown) {
    throw new ModuleContractError(key, `it uses the permission "${unknown}" without declaring it.`)
  }
}

/** What waits for a feature that no one declares would never be shown. */
function checkFeatures({ key, contract, routes }: Release) {
  const declared = Object.keys(contract.features ?? {})
  const waiting = [...routes, ...(contract.navigation ?? []), ...(contract.slots ?? [])]
  const unknown = waiting.find(({ feature }) => feature && !declared.includes(feature))?.feature
  if (unknown) {
    throw new ModuleContractError(key, `it uses the feature "${unknown}" without declaring it.`)
  }
}

async function checkFolders({ key, contract }: Release) {
  const { views, migrations, translations } = contract
  for (const [name, folder] of Object.entries({ views, migrations, translations })) {
    if (!folder) continue
    await readdir(fileURLToPath(folder)).catch((cause: NodeJS.ErrnoException) => {
      throw new ModuleContractError(key, `its folder of ${name} cannot be read (${cause.code}).`)
    })
  }
}

async function checkWords({ key, contract }: Release) {
  if (!contract.translations) return
  await readWords(contract.translations).catch(({ message }: Error) => {
    throw new ModuleContractError(key, `its ${message}`)
  })
}
