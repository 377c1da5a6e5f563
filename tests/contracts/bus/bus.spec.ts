import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type { Signal } from '#bus/bus'
import { Bus } from '#bus/bus'
import { DatabaseBusTransport } from '#bus/database_transport'
import { RedisBusTransport } from '#bus/redis_transport'
import { busTransportContract, localBusContract } from '#tests/contracts/bus/bus_contract'
import { until } from '#tests/http/releases/until'

const POLL_MS = 20
const { REDIS_HOST: host, REDIS_PORT: port, REDIS_PASSWORD: password } = process.env

localBusContract('no transport')
busTransportContract('the central database', () => new DatabaseBusTransport(POLL_MS))
if (host) {
  const connection = { host, port: Number(port ?? 6379), password: password || undefined }
  busTransportContract('Redis', () => new RedisBusTransport(connection))
}

test.group('The bus', () => {
  test('lets a change stand that the others could not be told of', async ({ assert }) => {
    const bus = new Bus()
    const heard: string[] = []
    bus.subscribe('ledger.changed', ({ clinicId }) => void heard.push(clinicId))
    await bus.start({
      start: async () => {},
      stop: async () => {},
      send: () => Promise.reject(new RangeError('The line is cut.')),
    })
    await bus.publish('ledger.changed', { clinicId: 'a' })
    assert.deepEqual(heard, ['a'])
  })
})

test.group('Signals in the central database', () => {
  test('are heard also when they become visible late', async ({ assert }) => {
    const transport = new DatabaseBusTransport(POLL_MS)
    const heard: string[] = []
    await transport.start(({ payload }: Signal) => {
      if ('clinicId' in payload) heard.push(payload.clinicId)
    })
    try {
      const newest = await db.from('bus_signals').max('id as id').first()
      const next = Number(newest?.id ?? 0)
      for (const [id, clinicId] of [
        [next + 9, 'first'],
        [next + 5, 'late'],
      ] as const) {
        await send(id, clinicId)
        await until(`${clinicId} is heard`, async () => heard.includes(clinicId))
      }
      assert.deepEqual(heard, ['first', 'late'])
    } finally {
      await transport.stop()
    }
  })

  test('are removed when everyone has had the time to hear them', async ({ assert }) => {
    await send(null, 'long ago', Date.now() - 120_000)
    await new DatabaseBusTransport(POLL_MS).send({
      origin: 'a',
      topic: 'clinic.changed',
      payload: { clinicId: 'now' },
    })
    const left = await db.from('bus_signals').where('payload', 'like', '%long ago%')
    assert.lengthOf(left, 0)
  })
})

function send(id: number | null, clinicId: string, sentAt = Date.now()) {
  const row = {
    origin: 'late',
    topic: 'ledger.changed',
    payload: JSON.stringify({ clinicId }),
    sent_at: sentAt,
  }
  return db.table('bus_signals').insert(id === null ? row : { id, ...row })
}
