import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Measurement } from './report.js'

/**
 * Measures on engines one after the other, both where none is named, each in a process of its own.
 *
 * @param script answers with its figures; DB_ENGINE says which engine it is
 * @param settings what its process is told besides, by engine
 */
export async function measureEngines(
  script: URL,
  engines: string[],
  settings: Settings = () => ({})
): Promise<Measurement[]> {
  const measurements: Measurement[] = []
  for (const engine of engines.length > 0 ? engines : ['sqlite', 'mysql']) {
    measurements.push(...(await measureEngine(script, engine, settings(engine))))
  }
  return measurements
}

type Settings = (engine: string) => Record<string, string>

async function measureEngine(
  script: URL,
  engine: string,
  settings: Record<string, string>
): Promise<Measurement[]> {
  const storage = await mkdtemp(join(tmpdir(), 'medtrack-bench-'))
  const child = fork(fileURLToPath(script), {
    execArgv: ['--import', '@poppinss/ts-exec'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      ENV_PATH: 'tests/fixtures',
      HOST: '127.0.0.1',
      PORT: '0',
      APP_URL: 'http://127.0.0.1',
      APP_KEY: 'a-key-for-benchmarks-guarding-nothing',
      LOG_LEVEL: 'fatal',
      DB_ENGINE: engine,
      DB_NAME: `medtrack_bench_${process.pid}`,
      REDIS_HOST: '',
      STORAGE_PATH: storage,
      MAIL_TRANSPORT: 'outbox',
      ...settings,
    },
  })
  try {
    const [measurements] = await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(([code]) =>
        Promise.reject(new RangeError(`${engine}: ended with ${code}`))
      ),
    ])
    return measurements as Measurement[]
  } finally {
    child.kill()
    await rm(storage, { recursive: true, force: true })
  }
}
