import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import SqliteDatabase from 'better-sqlite3'
import { createPool } from 'mysql2/promise'

/**
 * The floor: Node's own http server and the driver, running the two statements of the patients
 * page and writing its rows into a bare table. No session, no router, no template.
 */
const COLUMNS =
  'id, record_number, given, middle, family, preferred, sex, birth_date, deceased, phones'
const COUNT = 'select count(*) as total from patients where archived_at is null'
const ROWS = `select ${COLUMNS} from patients where archived_at is null order by sort_name, id limit 20`

type Row = Record<string, string | number | null>
const connection = JSON.parse(process.env.BENCH_CONNECTION ?? '{}')
const ask = connection.filename ? sqlite(connection.filename) : mysql()

const server = createServer(async (_request, response) => {
  const { total, rows } = await ask()
  const lines = rows.map(
    (row) =>
      `<tr>${Object.values(row)
        .map((value) => `<td>${escape(value)}</td>`)
        .join('')}</tr>`
  )
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.end(`<h1>Patients (${total})</h1><table>${lines.join('')}</table>`)
}).listen(0, '127.0.0.1')
await once(server, 'listening')
const { port } = server.address() as AddressInfo
process.send?.({ url: `http://127.0.0.1:${port}` })

function sqlite(filename: string) {
  const database = new SqliteDatabase(filename)
  const count = database.prepare(COUNT)
  const list = database.prepare(ROWS)
  return async () => ({ total: (count.get() as Row).total, rows: list.all() as Row[] })
}

function mysql() {
  const pool = createPool({ ...connection, connectionLimit: 4 })
  return async () => {
    const [counted] = await pool.query(COUNT)
    const [rows] = await pool.query(ROWS)
    return { total: (counted as Row[])[0].total, rows: rows as Row[] }
  }
}

function escape(value: string | number | null) {
  return String(value ?? '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
}
