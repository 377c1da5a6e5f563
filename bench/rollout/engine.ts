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
  const { makeClinics } = await import('./clinics.js')
  const { measureSpeed } = await import('./speed.js')
  const { measureDowntime } = await import('./downtime.js')
  const places = await makeClinics(Number(process.env.BENCH_CLINICS ?? 500))
  if (!process.env.BENCH_LOAD_ONLY) await measureSpeed(places, note)
  if (!process.env.BENCH_SPEED_ONLY) await measureDowntime(places, note)
  process.send?.(figures.map((figure) => ({ engine, ...figure })))
})
await app.terminate()
