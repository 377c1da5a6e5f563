import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { printTable } from './report.js'
import type { Measurement } from './report.js'

/** `npm run bench -- <name>`: measures in one run, prints a table, writes `tmp/bench/<name>.json`. */
const [name, ...options] = process.argv.slice(2)
const folder = new URL('./', import.meta.url)
const known = (await readdir(folder, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

if (!known.includes(name)) {
  console.error(`Choose a benchmark: ${known.join(', ')}`)
  process.exit(1)
}
const { measure } = await import(`./${name}/bench.js`)
const measurements: Measurement[] = await measure(options)
printTable(measurements)
const target = new URL('../tmp/bench/', import.meta.url)
await mkdir(target, { recursive: true })
const machine = {
  node: process.version,
  cores: availableParallelism(),
  at: new Date().toISOString(),
}
await writeFile(new URL(`${name}.json`, target), JSON.stringify({ machine, measurements }, null, 2))
console.log(`\nWritten to tmp/bench/${name}.json`)
