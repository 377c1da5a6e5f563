import { posix } from 'node:path'
import ts from 'typescript'
import { type SourceTree, type Workspace, workspaceOf } from './source_tree.js'

export interface Import {
  specifier: string
  /** Gone once compiled: it counts as knowledge, but cannot make a circle at run time. */
  isTypeOnly: boolean
}

/** Where an import leads: to a file of ours, into a workspace by its name, or to an npm package. */
export type Target =
  | { kind: 'file'; path: string }
  | { kind: 'workspace'; workspace: Workspace; subpath: string; path: string }
  | { kind: 'package'; name: string }

/** Every import of a file: static, dynamic, re-exported, required, or in the position of a type. */
export function importsOf(path: string, text: string): Import[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false)
  const found: Import[] = []
  const visit = (node: ts.Node): void => {
    const one = importOf(node)
    if (one) {
      found.push(one)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

export function targetOf(
  from: string,
  specifier: string,
  tree: SourceTree,
  workspaces: Workspace[]
): Target {
  if (specifier.startsWith('.')) {
    return { kind: 'file', path: sourceFile(posix.join(posix.dirname(from), specifier), tree) }
  }
  if (specifier.startsWith('#')) {
    return aliasTarget(from, specifier, tree, workspaces)
  }
  const name = packageName(specifier)
  const workspace = workspaces.find((one) => one.name === name && one.folder !== '')
  if (!workspace) {
    return { kind: 'package', name }
  }
  const subpath = specifier.slice(name.length + 1)
  const path = sourceFile(`${workspace.folder}/${subpath || 'index'}`, tree)
  return { kind: 'workspace', workspace, subpath, path }
}

function importOf(node: ts.Node): Import | undefined {
  if (ts.isImportDeclaration(node)) {
    return literal(node.moduleSpecifier, isTypeOnlyClause(node.importClause))
  }
  if (ts.isExportDeclaration(node)) {
    return literal(node.moduleSpecifier, node.isTypeOnly)
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return literal(node.argument.literal, true)
  }
  if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
    return literal(node.moduleReference.expression, node.isTypeOnly)
  }
  return ts.isCallExpression(node) && isImportCall(node)
    ? literal(node.arguments[0], false)
    : undefined
}

function isImportCall({ expression }: ts.CallExpression): boolean {
  const isRequire = ts.isIdentifier(expression) && expression.text === 'require'
  return isRequire || expression.kind === ts.SyntaxKind.ImportKeyword
}

function isTypeOnlyClause(clause: ts.ImportClause | undefined): boolean {
  const bindings = clause?.namedBindings
  const named = bindings && ts.isNamedImports(bindings) ? bindings.elements : []
  const onlyTypes = !clause?.name && named.length > 0 && named.every((one) => one.isTypeOnly)
  return clause?.phaseModifier === ts.SyntaxKind.TypeKeyword || onlyTypes
}

function literal(node: ts.Node | undefined, isTypeOnly: boolean): Import | undefined {
  return node && ts.isStringLiteralLike(node) ? { specifier: node.text, isTypeOnly } : undefined
}

/** `#tenancy/clinic` by the `imports` of the package that the file belongs to. */
function aliasTarget(
  from: string,
  specifier: string,
  tree: SourceTree,
  workspaces: Workspace[]
): Target {
  const owner = workspaceOf(from, workspaces)
  for (const [pattern, replacement] of Object.entries(owner?.aliases ?? {})) {
    const [head] = pattern.split('*')
    if (owner && specifier.startsWith(head)) {
      const rest = replacement.replace('*', specifier.slice(head.length))
      return { kind: 'file', path: sourceFile(posix.join(owner.folder, rest), tree) }
    }
  }
  return { kind: 'package', name: specifier }
}

/** Imports name the compiled file; the tree holds its source. */
function sourceFile(path: string, tree: SourceTree): string {
  const stem = path.replace(/\.(js|ts)$/, '')
  return [path, `${stem}.ts`, `${stem}.js`].find((candidate) => tree.has(candidate)) ?? path
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}
