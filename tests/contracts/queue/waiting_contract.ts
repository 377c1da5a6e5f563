import { test } from '@japa/runner'
import type { QueueUnderTest } from '#tests/contracts/queue/queue_under_test'
import { driversFor, job } from '#tests/contracts/queue/queue_under_test'
import { until } from '#tests/http/releases/until'

/** What every queue driver promises of jobs that wait, and of those that it gave up. */
export function waitingContract(name: string, subject: QueueUnderTest) {
  test.group(`Waiting and given-up jobs over ${name}`, (group) => {
    const driver = driversFor(group, subject)

    test('keeps a job back until its time has come, and works the others', async ({ assert }) => {
      const [queue, later, soon, worked] = [driver(), job(), job(), [] as string[]]
      await queue.start(async ({ recordId }) => void worked.push(recordId))
      await queue.push({ ...later, delay: 3_600_000 })
      await queue.push(soon)
      await until('only one is left', async () => (await subject.open()) === 1)
      assert.deepEqual(worked, [soon.recordId])
      assert.deepInclude(await queue.counts(), { waiting: 0, delayed: 1 })
      await subject.letTimePass()
      await until('it is done', async () => (await subject.open()) === 0)
      assert.deepEqual(worked, [soon.recordId, later.recordId])
    })

    test('lets one job of a key wait, and another name or clinic has keys of its own', async ({
      assert,
    }) => {
      const [queue, first] = [driver(), job('memos.stamp')]
      const others = [{ ...first, name: 'memos.bad' }, { ...first, clinicId: null }, first]
      for (const one of [first, first]) await queue.push({ ...one, key: 'Count' })
      assert.equal(await subject.open(), 1)
      for (const one of others) await queue.push({ ...one, key: 'Count' })
      assert.equal(await subject.open(), 3)
      await queue.push({ ...first, key: 'count' })
      assert.equal(await subject.open(), 4)
    })

    test('takes a key again as soon as its job is under way', async ({ assert }) => {
      const [queue, pushed, gate] = [driver(), job(), Promise.withResolvers<void>()]
      let begun = 0
      await queue.start(async () => {
        begun += 1
        await gate.promise
      })
      await queue.push({ ...pushed, key: 'count' })
      await until('it is under way', async () => begun === 1)
      await queue.push({ ...pushed, key: 'count' })
      gate.resolve()
      await until('both are done', async () => (await subject.open()) === 0)
      assert.equal(begun, 2)
    })

    test('shows what it gave up, and works it again when asked', async ({ assert }) => {
      const [queue, pushed] = [driver(), job()]
      let isMended = false
      await queue.start(async () => {
        if (!isMended) throw Object.assign(new Error('Ana has no phone'), { code: 'E_NO_PHONE' })
      })
      await queue.push(pushed)
      await until('it is given up', async () => {
        await subject.letTimePass()
        return (await queue.parked(10)).length === 1
      })
      const [{ id, ...shown }] = await queue.parked(10)
      const { name: called, clinicId } = pushed
      assert.deepEqual(shown, { name: called, clinicId, attempts: 5, error: 'E_NO_PHONE' })
      isMended = true
      assert.isTrue(await queue.retry(id))
      await until('it is done', async () => (await subject.open()) === 0)
      assert.deepEqual(await queue.parked(10), [])
      assert.isFalse(await queue.retry(id))
    })

    test('discards what it gave up, and nothing else', async ({ assert }) => {
      const queue = driver()
      await queue.start(async () => {
        throw new RangeError('Never.')
      })
      await queue.push(job())
      await until('it is given up', async () => {
        await subject.letTimePass()
        return (await queue.parked(10)).length === 1
      })
      const [{ id }] = await queue.parked(10)
      assert.isTrue(await queue.discard(id))
      assert.isFalse(await queue.discard(id))
      assert.deepEqual(await queue.counts(), { waiting: 0, running: 0, delayed: 0, parked: 0 })
    })
  })
}
