import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Measurement } from '../report.js'

/** `npm run bench -- entitlements`: what asking for a verdict costs, alone and on a page. */
export async function measure(): Promise<Measurement[]> {
  const storage = await mkdtemp(join(tmpdir(), 'medtrack-bench-'))
  const child = fork(fileURLToPath(new URL('verdicts.ts', import.meta.url)), {
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
      DB_ENGINE: 'sqlite',
      REDIS_HOST: '',
      STORAGE_PATH: storage,
      MAIL_TRANSPORT: 'outbox',
    },
  })
  try {
    const ended = once(child, 'exit').then(([code]) =>
      Promise.reject(new RangeError(`ended with ${code}`))
    )
    const [measurements] = await Promise.race([once(child, 'message'), ended])
    return measurements as Measurement[]
  } finally {
    child.kill()
    await rm(storage, { recursive: true, force: true })
  }
}
