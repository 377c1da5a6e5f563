import { FLOORS, MAX_LINES } from './floors.js'
import { importsOf, type Target, targetOf } from './imports.js'
import { circles } from './circles.js'
import { tableViolations } from './tables.js'
import {
  isScript,
  readWorkspaces,
  type SourceTree,
  type Workspace,
  workspaceOf,
} from './source_tree.js'

/** A rule that does not hold, in a sentence. */
export interface Violation {
  rule: 'floors' | 'core' | 'module' | 'sdk' | 'circle' | 'length' | 'tables'
  file: string
  problem: string
}

interface Edge {
  file: string
  owner: Workspace | undefined
  specifier: string
  isTypeOnly: boolean
  target: Target
}

const SDK = 'app/sdk'

/** Tests, their fixtures and the benchmarks: not the core, and open to modules. */
const HARNESS = 'tests/'

/** Every violation of the dependency rules in these sources. Pure: it reads nothing but them. */
export function violations(tree: SourceTree): Violation[] {
  const workspaces = readWorkspaces(tree)
  const edges = edgesOf(tree, workspaces)
  const problems = edges.flatMap((edge) =>
    problemsOf(edge).map((one) => ({ file: edge.file, ...one }))
  )
  return [
    ...problems,
    ...circleViolations(edges),
    ...lengthViolations(tree),
    ...tableViolations(tree, workspaces),
  ]
}

function edgesOf(tree: SourceTree, workspaces: Workspace[]): Edge[] {
  return [...tree.keys()].filter(isScript).flatMap((file) =>
    importsOf(file, tree.get(file) ?? '').map(({ specifier, isTypeOnly }) => ({
      file,
      owner: workspaceOf(file, workspaces),
      specifier,
      isTypeOnly,
      target: targetOf(file, specifier, tree, workspaces),
    }))
  )
}

function problemsOf(edge: Edge): Omit<Violation, 'file'>[] {
  const checks = [floorProblem, coreProblem, moduleProblem, sdkProblem]
  return checks.flatMap((check) => check(edge) ?? [])
}

/** Rule of the floors: downwards only. */
function floorProblem({ file, target, specifier }: Edge): Omit<Violation, 'file'> | undefined {
  const from = appFolder(file)
  const to = target.kind === 'package' ? undefined : appFolder(target.path)
  if (from === undefined || to === undefined || from === to) {
    return undefined
  }
  const unknown = [from, to].find((folder) => !(folder in FLOORS))
  if (unknown) {
    return {
      rule: 'floors',
      problem: `app/${unknown} has no floor in tests/architecture/floors.ts`,
    }
  }
  return FLOORS[to] < FLOORS[from]
    ? undefined
    : { rule: 'floors', problem: `imports ${specifier}: app/${to} is not below app/${from}` }
}

/** Rule 1: the core discovers modules; it never imports one. Tests and benchmarks of the whole may. */
function coreProblem({
  file,
  owner,
  target,
  specifier,
}: Edge): Omit<Violation, 'file'> | undefined {
  const reaches =
    (target.kind === 'workspace' && target.workspace.isModule) ||
    (target.kind === 'file' && target.path.startsWith('modules/'))
  return !owner?.isModule && !isOutsideTheCore(file) && reaches
    ? { rule: 'core', problem: `imports the module file ${specifier}` }
    : undefined
}

function isOutsideTheCore(file: string): boolean {
  return file.startsWith(HARNESS) || file.startsWith('bench/')
}

/** Rule 2: the SDK, npm packages, its own files, and the front door of modules it requires. */
function moduleProblem({
  file,
  owner,
  target,
  specifier,
}: Edge): Omit<Violation, 'file'> | undefined {
  if (!owner?.isModule || isTestUsingHarness(file, owner, target)) {
    return undefined
  }
  const problem = PROBLEMS_OF_MODULES[target.kind](owner, target, specifier)
  return problem ? { rule: 'module', problem } : undefined
}

function isTestUsingHarness(file: string, owner: Workspace, target: Target): boolean {
  const isTest = file.startsWith(`${owner.folder}/tests/`)
  return isTest && target.kind === 'file' && target.path.startsWith(HARNESS)
}

const PROBLEMS_OF_MODULES = {
  file: (owner: Workspace, target: Target, specifier: string) =>
    target.kind === 'file' && !target.path.startsWith(`${owner.folder}/`)
      ? `imports ${specifier}, outside its own folder`
      : undefined,
  workspace: (owner: Workspace, target: Target, specifier: string) => {
    if (target.kind !== 'workspace' || target.workspace.folder === SDK) {
      return undefined
    }
    if (!owner.peers.includes(target.workspace.name) && target.workspace.name !== owner.name) {
      return `imports ${specifier}, which its peerDependencies do not name`
    }
    return target.subpath ? `imports ${specifier}, past the public entry of that module` : undefined
  },
  package: (_owner: Workspace, _target: Target, specifier: string) =>
    specifier.startsWith('#') ? `imports ${specifier}, an alias of the core` : undefined,
}

/** Rule 3: the SDK declares, the core implements. */
function sdkProblem({ file, target, specifier }: Edge): Omit<Violation, 'file'> | undefined {
  const leaves = target.kind === 'file' && !target.path.startsWith(`${SDK}/`)
  const isAlias = target.kind === 'package' && specifier.startsWith('#')
  return file.startsWith(`${SDK}/`) && (leaves || isAlias || reachesModule(target))
    ? { rule: 'sdk', problem: `imports ${specifier}, which is not part of the SDK` }
    : undefined
}

function reachesModule(target: Target): boolean {
  return target.kind === 'workspace' && target.workspace.isModule
}

function circleViolations(edges: Edge[]): Violation[] {
  const graph = new Map<string, string[]>()
  for (const { file, target, isTypeOnly } of edges) {
    if (target.kind !== 'package' && !isTypeOnly) {
      graph.set(file, [...(graph.get(file) ?? []), target.path])
    }
  }
  return circles(graph).map((files) => ({
    rule: 'circle',
    file: files[0],
    problem: `imports itself through ${[...files.slice(1), files[0]].join(' → ')}`,
  }))
}

function lengthViolations(tree: SourceTree): Violation[] {
  return [...tree]
    .filter(([path]) => !path.endsWith('package.json'))
    .map(([file, text]) => ({ file, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > MAX_LINES)
    .map(({ file, lines }) => ({ rule: 'length', file, problem: `has ${lines} lines` }))
}

/** `tenancy` of `app/tenancy/clinic.ts`. */
function appFolder(path: string): string | undefined {
  return /^app\/([^/]+)\//.exec(path)?.[1]
}
