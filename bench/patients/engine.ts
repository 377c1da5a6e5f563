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
  const { makeLargeClinic } = await import('./large_clinic.js')
  const { measurePages } = await import('./pages.js')

  const size = {
    patients: Number(process.env.BENCH_PATIENTS ?? 50_000),
    visits: Number(process.env.BENCH_VISITS ?? 500_000),
  }
  const place = await makeLargeClinic(size, (what, value) => note({ what, value, unit: 's' }))
  await measurePages(place, note)
  process.send?.(figures.map((figure) => ({ engine, ...figure })))
})
await app.terminate()
