import Condition from '../models/condition.js'
import type { Speech } from './kind.js'
import { isCurrentProblem } from './kinds/problems.js'

const MOST = 100

/** What was diagnosed in visits and still holds, each once: it stands with its visit and is not changed here. */
export async function visitDiagnoses(patientId: string, { t, date }: Speech) {
  const rows = await Condition.query()
    .where({ patientId, category: 'encounter-diagnosis' })
    .whereNot('verification_status', 'entered-in-error')
    .orderBy('created_at', 'desc')
    .limit(MOST)
  const seen = new Set<string>()
  const each = rows.filter((row) => {
    const key = `${row.code} ${row.display}`
    return isCurrentProblem(row) && !seen.has(key) && seen.add(key)
  })
  return each.map(({ display, code, onset }) => ({
    title: display,
    facts: [code ?? '', onset ? t('details.since', { on: date(onset) }) : ''].filter(Boolean),
  }))
}
