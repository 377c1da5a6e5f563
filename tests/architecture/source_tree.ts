import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Text of every file by its path below the root, e.g. `app/tenancy/clinic.ts`. */
export type SourceTree = ReadonlyMap<string, string>

/** A folder with a `package.json`: the application itself, the SDK, or a module. */
export interface Workspace {
  /** '' for the application. */
  folder: string
  name: string
  isModule: boolean
  /** The module's key, e.g. `patients`. */
  key: string
  peers: string[]
  aliases: Record<string, string>
}

interface Manifest {
  name?: string
  medtrack?: unknown
  peerDependencies?: Record<string, string>
  imports?: Record<string, string>
}

const SKIPPED = /^(node_modules|build|tmp|storage|public|\.git|\.adonisjs)$/
const READ = /\.(ts|js|edge)$|(^|\/)package\.json$/

/** The real sources. */
export function readSourceTree(root: string): SourceTree {
  const tree = new Map<string, string>()
  const walk = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder ? `${folder}/${entry.name}` : entry.name
      if (entry.isDirectory() && !SKIPPED.test(entry.name)) {
        walk(path)
      } else if (entry.isFile() && READ.test(path)) {
        tree.set(path, readFileSync(join(root, path), 'utf8'))
      }
    }
  }
  walk('')
  return tree
}

export function isScript(path: string): boolean {
  return /\.(ts|js)$/.test(path)
}

export function readWorkspaces(tree: SourceTree): Workspace[] {
  return [...tree.keys()]
    .filter((path) => /(^|\/)package\.json$/.test(path))
    .map((path) => toWorkspace(path, tree.get(path) ?? '{}'))
}

/** The innermost workspace that holds the file. */
export function workspaceOf(path: string, workspaces: Workspace[]): Workspace | undefined {
  return workspaces
    .filter(({ folder }) => folder === '' || path.startsWith(`${folder}/`))
    .sort((one, other) => other.folder.length - one.folder.length)[0]
}

function toWorkspace(path: string, text: string): Workspace {
  const manifest = JSON.parse(text) as Manifest // a malformed package.json stops npm long before
  const name = manifest.name ?? ''
  return {
    folder: path.replace(/\/?package\.json$/, ''),
    name,
    isModule: manifest.medtrack !== undefined,
    key: name.replace(/^@medtrack\//, ''),
    peers: Object.keys(manifest.peerDependencies ?? {}),
    aliases: manifest.imports ?? {},
  }
}
