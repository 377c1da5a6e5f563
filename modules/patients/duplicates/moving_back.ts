import { currentClinic, seal, sealBytes, unseal, unsealBytes } from '@medtrack/sdk'
import { digestOf, type Row } from './exact_rows.js'
import type { Move } from './moving.js'
import { giveTo, keyOf, keysIn, rowsByKey, rowsOf, type Key } from './stored_rows.js'
import { sealedFor } from './seals.js'

/** What taking a merge back does with the rows of one table. */
export interface Return {
  table: string
  /** Rows that go back as they came. */
  back: number
  /** Rows that go back as somebody changed them since. */
  changed: number
  /** Rows that were removed since. */
  gone: number
  /** Rows that were put aside and are there again. */
  aside: number
  /** Rows written since: they stay. */
  added: number
}

interface Standing {
  keys: Key[]
  changed: Row[]
}

/** What would happen, without anything happening. */
export async function foresee(moves: readonly Move[], survivor: string): Promise<Return[]> {
  const returns: Return[] = []
  for (const move of moves) {
    returns.push(await describe(move, survivor, await stand(move, survivor)))
  }
  return returns
}

/** Gives the rows back that came from one patient. In the transaction that takes the merge back. */
export async function moveBack(moves: readonly Move[], survivor: string, merged: string) {
  for (const move of moves) {
    const { keys, changed } = await stand(move, survivor)
    await giveTo(move.movable, keys, { from: survivor, to: merged })
    for (const row of changed) await reseal(move, row, survivor, merged)
    for (const row of move.aside) await currentClinic().db.table(move.movable.table).insert(row)
  }
}

/** Which of the rows that came over are still there, and which of them were changed. */
async function stand({ movable, moved }: Move, survivor: string): Promise<Standing> {
  const digests = new Map(moved.map(({ key, digest }) => [JSON.stringify(key), digest]))
  const standing: Standing = { keys: [], changed: [] }
  for await (const rows of rowsByKey(
    movable,
    survivor,
    moved.map(({ key }) => key)
  )) {
    for (const row of rows) {
      const key = keyOf(movable, row)
      const digest = digestOf(row, movable.patientIds)
      standing.keys.push(key)
      if (digests.get(JSON.stringify(key)) !== digest) standing.changed.push(row)
    }
  }
  return standing
}

async function describe(
  move: Move,
  survivor: string,
  { keys, changed }: Standing
): Promise<Return> {
  const { movable, moved, aside, own } = move
  const known = new Set([...own, ...keys].map((key) => JSON.stringify(key)))
  const now = await keysIn(movable, survivor)
  return {
    table: movable.table,
    back: keys.length - changed.length,
    changed: changed.length,
    gone: moved.length - keys.length,
    aside: aside.length,
    added: now.filter((key) => !known.has(JSON.stringify(key))).length,
  }
}

/**
 * What was written into a row while it stood in the survivor's chart was sealed with the survivor's key. It goes back
 * with the key of whom it goes to: else erasing the one would close what is the other's.
 */
async function reseal({ movable }: Move, row: Row, survivor: string, merged: string) {
  const fresh: Row = {}
  for (const [column, value] of Object.entries(row)) {
    if (!sealedFor(value, survivor)) continue
    fresh[column] = Buffer.isBuffer(value)
      ? await sealBytes(merged, await unsealBytes(value))
      : await seal(merged, await unseal(String(value)))
  }
  if (Object.keys(fresh).length === 0) return
  const key = keyOf(movable, row)
  const at = Object.fromEntries(movable.key.map((column, index) => [column, key[index]]))
  await rowsOf(movable, merged).where(at).update(fresh)
}
