import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import type Clinic from '#tenancy/clinic'
import { ClinicConnections } from '#tenancy/connections'
import { createClinic, removeClinic } from '#tests/factories/clinics'

test.group('Clinic connections', (group) => {
  const clinics: Clinic[] = []
  let connections: ClinicConnections

  group.setup(async () => {
    for (let index = 0; index < 4; index++) clinics.push(await createClinic())
    return async () => {
      for (const clinic of clinics) await removeClinic(clinic)
    }
  })
  group.each.setup(() => {
    connections = new ClinicConnections({ pools: 2, waiting: 2, waitMs: 150 })
    return () => connections.closeAll()
  })

  test('never opens more pools than the bound, however many clinics come', async ({ assert }) => {
    for (const clinic of [...clinics, ...clinics]) {
      const lease = await connections.acquire(clinic)
      assert.isAtMost(connections.size, 2)
      lease.release()
    }
  })

  test('closes the least recently used idle pool first', async ({ assert }) => {
    const [a, b, c] = clinics
    for (const clinic of [a, b, a, c]) (await connections.acquire(clinic)).release()
    assert.isTrue(db.manager.has(`clinic_${a.id}`))
    assert.isFalse(db.manager.has(`clinic_${b.id}`))
    assert.isTrue(db.manager.has(`clinic_${c.id}`))
  })

  test('never closes a pool that is borrowed', async ({ assert }) => {
    const [a, b, c] = clinics
    const held = await connections.acquire(a)
    for (const clinic of [b, c, b]) (await connections.acquire(clinic)).release()
    const rows = await held.db.from('clinic_fingerprint')
    assert.equal(rows[0].clinic_id, a.id)
    held.release()
  })

  test('who only passes leaves no pool behind, and pushes none out that was in use', async ({
    assert,
  }) => {
    const [a, ...others] = clinics
    for (const clinic of [a, ...others]) {
      const lease = await connections.acquire(clinic, { passing: clinic !== a })
      await lease.db.from('clinic_fingerprint')
      lease.release()
    }
    assert.isTrue(db.manager.has(`clinic_${a.id}`))
    await connections.closeAll()
    for (const { id } of others) assert.isFalse(db.manager.has(`clinic_${id}`))
  })

  test('a pool of who only passes stays open for those who came meanwhile', async ({ assert }) => {
    const passing = await connections.acquire(clinics[0], { passing: true })
    const staying = await connections.acquire(clinics[0])
    staying.release()
    passing.release()
    const [row] = await db.connection(`clinic_${clinics[0].id}`).from('clinic_fingerprint')
    assert.equal(row.clinic_id, clinics[0].id)
    assert.equal(connections.size, 1)
  })

  test('one pool serves all borrowers of a clinic', async ({ assert }) => {
    const leases = await Promise.all(
      Array.from({ length: 20 }, () => connections.acquire(clinics[0]))
    )
    assert.equal(connections.size, 1)
    leases.forEach((lease) => lease.release())
    assert.equal(connections.borrowed, 0)
  })

  test('a newcomer waits until a place is given back', async ({ assert }) => {
    const [a, b, c] = clinics
    const first = await connections.acquire(a)
    const second = await connections.acquire(b)
    const waiting = connections.acquire(c)
    first.release()
    const third = await waiting
    assert.equal((await third.db.from('clinic_fingerprint').firstOrFail()).clinic_id, c.id)
    second.release()
    third.release()
  })

  test('who waits too long is refused with 503, and so is who finds the line full', async ({
    assert,
  }) => {
    const [a, b, c, d] = clinics
    const held = [await connections.acquire(a), await connections.acquire(b)]
    const waiting = [c, d].map((clinic) => connections.acquire(clinic))
    const refused = await Promise.allSettled([...waiting, connections.acquire(c)])
    for (const result of refused) {
      assert.equal(result.status, 'rejected')
      assert.equal((result as PromiseRejectedResult).reason.code, 'E_CLINICS_BUSY')
      assert.equal((result as PromiseRejectedResult).reason.status, 503)
    }
    held.forEach((lease) => lease.release())
    const after = await connections.acquire(c)
    after.release()
  })

  test('a storm over more clinics than places is served in full, within the bound', async ({
    assert,
  }) => {
    connections = new ClinicConnections({ pools: 2, waiting: 100, waitMs: 20_000 })
    let highest = 0
    await Promise.all(
      Array.from({ length: 60 }, async (_, index) => {
        const clinic = clinics[index % 4]
        const lease = await connections.acquire(clinic)
        highest = Math.max(highest, connections.size)
        const row = await lease.db.from('clinic_fingerprint').firstOrFail()
        lease.release()
        assert.equal(row.clinic_id, clinic.id)
      })
    )
    assert.isAtMost(highest, 2)
    assert.equal(connections.borrowed, 0)
  })

  test('a database of another clinic is refused and nothing stays open', async ({ assert }) => {
    const [a, b] = clinics
    const misplaced = a.$original
    a.databaseName = b.databaseName
    a.databaseUser = b.databaseUser
    a.databaseSecret = b.databaseSecret
    try {
      await assert.rejects(() => connections.acquire(a), /does not identify itself/)
      assert.equal(connections.size, 0)
      assert.isFalse(db.manager.has(`clinic_${a.id}`))
    } finally {
      a.merge({
        databaseName: misplaced.databaseName,
        databaseUser: misplaced.databaseUser,
        databaseSecret: misplaced.databaseSecret,
      })
    }
  })

  test('a lease that is given back twice counts once', async ({ assert }) => {
    const first = await connections.acquire(clinics[0])
    const second = await connections.acquire(clinics[0])
    first.release()
    first.release()
    assert.equal(connections.borrowed, 1)
    second.release()
    assert.equal(connections.borrowed, 0)
  })

  test('a pool that is closed on purpose gives its place to who waits', async ({ assert }) => {
    connections = new ClinicConnections({ pools: 1, waiting: 2, waitMs: 60_000 })
    const [a, b] = clinics
    await connections.acquire(a)
    const waiting = connections.acquire(b)
    await connections.close(a.id)
    const lease = await waiting
    assert.equal((await lease.db.from('clinic_fingerprint').firstOrFail()).clinic_id, b.id)
    lease.release()
  })

  test('whoever is overtaken again and again is refused in time as well', async ({ assert }) => {
    connections = new ClinicConnections({ pools: 1, waiting: 9, waitMs: 200 })
    const [a, b] = clinics
    let held = await connections.acquire(a)
    let isOver = false
    const waiting = connections.acquire(b).then(
      (lease) => (lease.release(), 'served'),
      (error) => error.code
    )
    void waiting.then(() => (isOver = true))
    const beganAt = Date.now()
    while (!isOver && Date.now() - beganAt < 5_000) {
      const next = connections.acquire(a)
      held.release()
      held = await next
      await new Promise((resolve) => setImmediate(resolve))
    }
    held.release()
    assert.include(['served', 'E_CLINICS_BUSY'], await waiting)
    assert.isBelow(Date.now() - beganAt, 4_000)
  })
})
