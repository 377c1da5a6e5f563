import ts from 'typescript'
import type { Violation } from './rules.js'
import { type SourceTree, type Workspace } from './source_tree.js'

/** Calls of a migration whose first argument is a table. */
const TABLE_CALLS = new Set([
  'createTable',
  'createTableIfNotExists',
  'alterTable',
  'table',
  'dropTable',
  'dropTableIfExists',
  'renameTable',
  'hasTable',
  'inTable',
])

/** Rule 4: a module's migrations touch and reference only tables that carry its name. */
export function tableViolations(tree: SourceTree, workspaces: Workspace[]): Violation[] {
  return workspaces
    .filter(({ isModule }) => isModule)
    .flatMap((owner) =>
      [...tree]
        .filter(([path]) => path.startsWith(`${owner.folder}/migrations/`))
        .flatMap(([file, text]) => foreignTables(owner, file, text))
    )
}

function foreignTables({ key }: Workspace, file: string, text: string): Violation[] {
  return tablesNamedIn(file, text)
    .filter((table) => !belongsTo(table, key))
    .map((table) => ({
      rule: 'tables',
      file,
      problem: `names the table "${table}", which does not begin with "${key}" or "${singular(key)}_"`,
    }))
}

/** `patients` and `patient_phones` both belong to patients. */
function belongsTo(table: string, key: string): boolean {
  return [key, singular(key)].some((name) => table === name || table.startsWith(`${name}_`))
}

function singular(key: string): string {
  return key.replace(/s$/, '')
}

function tablesNamedIn(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false)
  const names = new Set<string>()
  const visit = (node: ts.Node): void => {
    const name = tableOf(node)
    if (name) {
      names.add(name)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return [...names]
}

function tableOf(node: ts.Node): string | undefined {
  if (ts.isPropertyDeclaration(node) && nameOf(node.name) === 'tableName') {
    return literal(node.initializer)
  }
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) {
    return undefined
  }
  const method = node.expression.name.text
  const value = literal(node.arguments[0])
  if (method === 'references') {
    return value?.includes('.') ? value.split('.')[0] : undefined
  }
  return TABLE_CALLS.has(method) ? value : undefined
}

function nameOf(name: ts.PropertyName): string | undefined {
  return ts.isIdentifier(name) ? name.text : undefined
}

function literal(node: ts.Node | undefined): string | undefined {
  return node && ts.isStringLiteralLike(node) ? node.text : undefined
}
