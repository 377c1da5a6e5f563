import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './processes.js'
import { ROOT } from './runtime.js'

/** Installs the npm packages when they are missing or are not the ones of the lock file. */
export async function ensureDependencies(root = ROOT) {
  const reason = whyInstall(root)
  if (!reason) {
    return
  }
  console.log(`Installing packages: ${reason}.`)
  const windows = process.platform === 'win32'
  await run(windows ? 'npm.cmd' : 'npm', installArguments(root), {
    cwd: root,
    errorCode: 'E_INSTALL_FAILED',
    advice:
      'See npm\'s message above. It needs access to the npm registry; try again with "npm install".',
  })
}

/** A sentence that says why an install is needed, or undefined when everything is there. */
export function whyInstall(root) {
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'))
  if (!installed) {
    return 'node_modules is missing'
  }
  const wanted = readPackages(join(root, 'package-lock.json')) ?? {}
  const differing = Object.keys(wanted).find((path) => differs(path, wanted[path], installed[path]))
  if (differing) {
    return `${differing} is not the version that package-lock.json names`
  }
  const unlinked = unlinkedModules(root)[0]
  return unlinked && `the module ${unlinked} is not linked yet`
}

/** `npm ci` leaves the lock alone; a module dropped into `modules/` must be added to it first. */
export function installArguments(root) {
  const locked = readPackages(join(root, 'package-lock.json'))
  const known = locked && modulePaths(root).every((path) => path in locked)
  return [known ? 'ci' : 'install', '--include=dev', '--no-audit', '--no-fund']
}

/** npm leaves out optional packages of other platforms; workspaces ("link") carry no version. */
function differs(path, wanted, installed) {
  if (!path.startsWith('node_modules/') || wanted.link) {
    return false
  }
  return installed ? installed.version !== wanted.version : !wanted.optional && !wanted.peer
}

function unlinkedModules(root) {
  return modulePaths(root).filter((path) => {
    const { name } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'))
    return !existsSync(join(root, 'node_modules', name))
  })
}

function modulePaths(root) {
  if (!existsSync(join(root, 'modules'))) {
    return []
  }
  return readdirSync(join(root, 'modules'))
    .map((name) => `modules/${name}`)
    .filter((path) => existsSync(join(root, path, 'package.json')))
}

function readPackages(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined
}
