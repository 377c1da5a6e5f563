import { createIgnitor } from '../../bin/ignitor.js'
import type { Measurement } from '../report.js'

/** Measures one engine: DB_ENGINE says which. Started by `bench.ts`, answers with its figures. */
const engine = process.env.DB_ENGINE ?? 'sqlite'
const app = createIgnitor().createApp('console')
await app.init()
await app.boot()
await app.start(async () => {
  const { prepareCentral } = await import('#clinics/prepare')
  await prepareCentral()
  const figures: Omit<Measurement, 'engine'>[] = []
  const note = (figure: Omit<Measurement, 'engine'>) => {
    figures.push(figure)
    console.log(`${engine}: ${figure.what}: ${figure.value.toPrecision(4)} ${figure.unit}`)
  }
  const { makeBusyClinic } = await import('./busy_clinic.js')
  const { measureSchedule } = await import('./schedule.js')

  const many = Number(process.env.BENCH_APPOINTMENTS ?? 200_000)
  const few = await makeBusyClinic(2_000)
  const started = performance.now()
  const busy = await makeBusyClinic(many)
  note({ what: `making ${many}`, value: (performance.now() - started) / 1000, unit: 's' })
  await measureSchedule({ few, many: busy, count: many }, note)
  process.send?.(figures.map((figure) => ({ engine, ...figure })))
})
await app.terminate()
