import type { Desk } from '../../desk.js'
import type { RecordFile } from '../../records.js'
import { until } from '../../../../../tests/http/releases/until.js'

/** Uploads files and waits until somebody must decide, or nobody can; answers the import's id. */
export async function uploadRecords(desk: Desk, files: readonly RecordFile[]): Promise<string> {
  const owner = await desk.member('owner')
  const request = desk.client.post(`${desk.base}/record-imports`).loginAs(owner).withCsrfToken()
  for (const { name, bytes } of files) request.file('files', bytes, { filename: name })
  const response = await request.accept('html').redirects(0)
  response.assertStatus(303)
  const id = response.header('location')?.split('/').at(-1) ?? ''
  await statusIs(desk, id, ['ready', 'failed'])
  return id
}

/** Runs an import through its page, to its end. */
export async function runImport(desk: Desk, id: string) {
  const response = await desk.post(`/record-imports/${id}/run`)
  response.assertStatus(303)
  await statusIs(desk, id, ['done'])
}

export async function undoImport(desk: Desk, id: string) {
  const response = await desk.post(`/record-imports/${id}/undo`)
  response.assertStatus(303)
  await statusIs(desk, id, ['undone'])
}

export async function choose(desk: Desk, id: string, person: number, choice: string) {
  const response = await desk.put(`/record-imports/${id}/people/${person}`, { choice })
  response.assertStatus(303)
}

export function statusIs(desk: Desk, id: string, statuses: readonly string[]) {
  return until(`the import is ${statuses.join(' or ')}`, async () => {
    const [row] = await desk.rows('patients_record_imports', { id })
    return statuses.includes(String(row?.status))
  })
}

/** Asks for a file and waits until it can be downloaded; answers its path. */
export async function makeExport(
  desk: Desk,
  format: string,
  patientId?: string,
  fields: Record<string, string> = {}
): Promise<string> {
  const path = patientId ? `/${patientId}/exports` : '/exports'
  const asked = await desk.post(path, { format, ...fields })
  asked.assertStatus(303)
  const id = asked.header('location')?.split('/').at(-1) ?? ''
  await until('the file is ready', async () => {
    const [row] = await desk.rows('patients_exports', { id })
    return row.status === 'ready'
  })
  return `/exports/${id}/file`
}
