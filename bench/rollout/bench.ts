import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Measurement } from '../report.js'

/**
 * `npm run bench -- rollout [sqlite|mysql]`: both engines, each in a process of its own. BENCH_CLINICS (500),
 * BENCH_SPEED_ONLY and BENCH_LOAD_ONLY measure a part.
 */
export async function measure(engines: string[]): Promise<Measurement[]> {
  const measurements: Measurement[] = []
  for (const engine of engines.length > 0 ? engines : ['sqlite', 'mysql']) {
    measurements.push(...(await measureEngine(engine)))
  }
  return measurements
}

async function measureEngine(engine: string): Promise<Measurement[]> {
  const storage = await mkdtemp(join(tmpdir(), 'medtrack-bench-'))
  const child = fork(fileURLToPath(new URL('engine.ts', import.meta.url)), {
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
      REDIS_HOST: '',
      DB_NAME: `medtrack_bench_${process.pid}`,
      MODULE_ROOTS: 'tests/fixtures/rollout_modules',
      AUTOMATIC_UPDATES: 'off',
      QUEUE_CONCURRENCY: '8',
      // A file handle each: an embedded deployment has room for all its clinics.
      ...(engine === 'sqlite' && { CLINIC_POOLS: '600' }),
      STORAGE_PATH: storage,
      MAIL_TRANSPORT: 'outbox',
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
