import type { HttpContext } from '@adonisjs/core/http'
import { isTold } from '../../duplicates/holdings.js'
import type { MergeWithParties } from '../../duplicates/merge_list.js'
import type { Return } from '../../duplicates/moving_back.js'
import { DRAFT_FIELDS } from '../../people/draft.js'
import { listName } from '../../people/name.js'
import { columnOf } from '../../people/patient_row.js'
import { tableWords } from './duplicate_words.js'

type Page = HttpContext['page']

export function describeMerge(page: Page, { merge, survivor, merged }: MergeWithParties) {
  return {
    href: page.url(`/merges/${merge.id}`),
    mergedAt: merge.mergedAt,
    mergedBy: merge.mergedByName,
    undoneAt: merge.undoneAt,
    undoneBy: merge.undoneByName,
    isUndone: merge.isUndone,
    survivor: { name: listName(survivor), detail: survivor.recordNumber, id: survivor.id },
    merged: { name: listName(merged), detail: merged.recordNumber, id: merged.id },
  }
}

const SAID = ['back', 'changed', 'gone', 'aside', 'added'] as const

/** Table by table, what goes back and what stays; only what there is to say. */
export function describeReturns(page: Page, returns: readonly Return[]) {
  return returns
    .filter(({ table }) => isTold(table))
    .filter((one) => SAID.some((kind) => one[kind] > 0))
    .map((one) => ({
      label: tableWords(page, one.table),
      facts: SAID.filter((kind) => one[kind] > 0).map((kind) =>
        page.t(`duplicates.returns.${kind}`, { count: one[kind] })
      ),
    }))
}

/** Fields of the survivor's record that keep what was typed since. */
export function keptWords(page: Page, kept: readonly string[]): string[] {
  return DRAFT_FIELDS.filter((field) => kept.includes(columnOf(field))).map((field) =>
    page.t(`fields.${field}`)
  )
}
