import { changesOf } from '#rollouts/schema/statement'

/**
 * The statements that undo one of an expand migration, for MySQL; `null` where there is no way back
 * by rule. What they remove was added a moment ago and no release that serves knows it.
 */
export function reverseOf(sql: string): string[] | null {
  const changes = changesOf(sql)
  if (!changes) return null
  const undone = changes.map((change) => {
    const table = `\`${change.table}\``
    if (change.kind === 'create table') return `drop table if exists ${table}`
    if (change.kind === 'add column') {
      return `alter table ${table} drop column \`${change.column.name}\``
    }
    if (change.kind === 'add index' || change.kind === 'add unique') {
      return `alter table ${table} drop index \`${change.name}\``
    }
    return null
  })
  return undone.every((one) => one !== null) ? undone.reverse() : null
}
