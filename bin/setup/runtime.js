import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ToolError } from './tool_error.js'

/** AdonisJS 7 needs it. Everything in this folder itself runs on Node 20. */
export const MINIMUM_NODE = 24

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** The Node that runs the application: this one when it is new enough, else the bundled one. */
export function findRuntime(root = ROOT) {
  if (isNewEnough()) {
    return process.execPath
  }
  const bundled = bundledRuntime(root)
  if (existsSync(bundled)) {
    return bundled
  }
  throw new ToolError(
    'E_NODE_TOO_OLD',
    `MedTrack needs Node ${MINIMUM_NODE} or newer; this is ${process.version}, and no bundled Node ` +
      `was found at ${bundled}. Run "npm install", or install Node ${MINIMUM_NODE}.`
  )
}

export function isNewEnough(version = process.versions.node) {
  return Number.parseInt(version, 10) >= MINIMUM_NODE
}

/** Children that ask for plain "node" (tsc, vite) must find the same one first. */
export function runtimePath(runtime) {
  return [dirname(runtime), process.env.PATH].filter(Boolean).join(delimiter)
}

function bundledRuntime(root) {
  const windows = process.platform === 'win32'
  const name = `node-${windows ? 'win' : process.platform}-${process.arch}`
  return join(root, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node')
}
