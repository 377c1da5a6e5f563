import { AsyncLocalStorage } from 'node:async_hooks'
import { test } from '@japa/runner'
import type { QueuedJob, QueueDriver } from '#queue/queue'
import { NotNowError } from '#queue/queue'
import { until } from '#tests/http/releases/until'

export interface QueueUnderTest {
  /** Another worker over the same queue. */
  makeDriver(): QueueDriver
  /** As if the time before the next try had passed. */
  letTimePass(): Promise<void>
  /** How many jobs are neither done nor given up. */
  open(): Promise<number>
  /** Codes of the errors that jobs were given up for. */
  parked(): Promise<string[]>
  clear(): Promise<void>
}

let count = 0
function job(name = 'memos.stamp'): QueuedJob {
  count += 1
  return { name, clinicId: `clinic-${count}`, recordId: `record-${count}` }
}

/** What every queue driver promises. */
export function queueContract(name: string, subject: QueueUnderTest) {
  test.group(`The queue over ${name}`, (group) => {
    const drivers: QueueDriver[] = []

    function driver() {
      const made = subject.makeDriver()
      drivers.push(made)
      return made
    }

    group.each.setup(async () => {
      await subject.clear()
      return async () => {
        for (const made of drivers.splice(0)) await made.stop()
        await subject.clear()
      }
    })

    test('hands a job over as it was pushed', async ({ assert }) => {
      const [queue, pushed, worked] = [driver(), job(), [] as QueuedJob[]]
      await queue.start(async (given) => void worked.push(given))
      await queue.push(pushed)
      await until('it is done', async () => (await subject.open()) === 0)
      assert.deepEqual(worked, [pushed])
    })

    test('works a job outside of what its pusher was in the middle of', async ({ assert }) => {
      const [queue, around] = [driver(), new AsyncLocalStorage<string>()]
      const seen: (string | undefined)[] = []
      await queue.start(async () => void seen.push(around.getStore()))
      for (const clinic of ['Santos', 'Harbor']) {
        await around.run(clinic, () => queue.push(job()))
      }
      await until('they are done', async () => (await subject.open()) === 0)
      assert.deepEqual(seen, [undefined, undefined])
    })

    test('keeps jobs until somebody works', async ({ assert }) => {
      const [pusher, pushed, worked] = [driver(), [job(), job(), job()], [] as string[]]
      for (const one of pushed) await pusher.push(one)
      assert.equal(await subject.open(), 3)
      await driver().start(async ({ recordId }) => void worked.push(recordId))
      await until('they are done', async () => (await subject.open()) === 0)
      assert.sameMembers(
        worked,
        pushed.map(({ recordId }) => recordId)
      )
    })

    test('gives each job to one worker', async ({ assert }) => {
      const worked: string[] = []
      const pushed = Array.from({ length: 30 }, () => job())
      for (const one of pushed) await driver().push(one)
      const workers = [driver(), driver(), driver()]
      await Promise.all(
        workers.map((one) => one.start(async ({ recordId }) => void worked.push(recordId)))
      )
      await until('they are done', async () => (await subject.open()) === 0)
      assert.sameMembers(
        worked,
        pushed.map(({ recordId }) => recordId)
      )
    })

    test('tries a job again that failed', async ({ assert }) => {
      const [queue, pushed] = [driver(), job()]
      let tries = 0
      await queue.start(async () => {
        tries += 1
        if (tries < 3) throw new RangeError('Not yet.')
      })
      await queue.push(pushed)
      await until('it is done', async () => {
        await subject.letTimePass()
        return (await subject.open()) === 0
      })
      assert.equal(tries, 3)
      assert.deepEqual(await subject.parked(), [])
    })

    test('gives up after five failures and keeps the code of the error, not its words', async ({
      assert,
    }) => {
      const queue = driver()
      let tries = 0
      await queue.start(async () => {
        tries += 1
        throw Object.assign(new Error('Ana Santos has no phone'), { code: 'E_NO_PHONE' })
      })
      await queue.push(job())
      await until('it is given up', async () => {
        await subject.letTimePass()
        return (await subject.open()) === 0
      })
      assert.equal(tries, 5)
      assert.deepEqual(await subject.parked(), ['E_NO_PHONE'])
    })

    test('keeps a job whose time has not come, however often it is asked', async ({ assert }) => {
      const [queue, pushed] = [driver(), job()]
      let tries = 0
      await queue.start(async () => {
        tries += 1
        if (tries < 12) throw new NotNowError('the clinic is closed')
      })
      await queue.push(pushed)
      await until('it is done', async () => {
        await subject.letTimePass()
        return (await subject.open()) === 0
      })
      assert.equal(tries, 12)
      assert.deepEqual(await subject.parked(), [])
    })

    test('goes on with the others while one fails', async ({ assert }) => {
      const [queue, bad, good, worked] = [driver(), job('memos.bad'), job(), [] as string[]]
      await queue.start(async ({ name: called, recordId }) => {
        if (called === 'memos.bad') throw new RangeError('Never.')
        worked.push(recordId)
      })
      await queue.push(bad)
      await queue.push(good)
      await until('the good one is done', async () => worked.length === 1)
      assert.deepEqual(worked, [good.recordId])
    })

    test('waits, when it stops, for what is under way, and takes nothing new', async ({
      assert,
    }) => {
      const queue = driver()
      const gate = Promise.withResolvers<void>()
      const began: string[] = []
      const ended: string[] = []
      await queue.start(async ({ recordId }) => {
        began.push(recordId)
        await gate.promise
        ended.push(recordId)
      })
      const first = job()
      await queue.push(first)
      await until('it is under way', async () => began.length === 1)
      const stopped = queue.stop()
      await driver().push(job())
      assert.deepEqual(ended, [])
      gate.resolve()
      await stopped
      assert.deepEqual([began, ended], [[first.recordId], [first.recordId]])
      assert.equal(await subject.open(), 1)
    })

    test('goes on after a stop where it left off', async ({ assert }) => {
      const [queue, worked] = [driver(), [] as string[]]
      const work = async ({ recordId }: QueuedJob) => void worked.push(recordId)
      await queue.start(work)
      await queue.stop()
      const pushed = job()
      await queue.push(pushed)
      await queue.start(work)
      await until('it is done', async () => (await subject.open()) === 0)
      assert.deepEqual(worked, [pushed.recordId])
    })

    test('does the same work twice when it was asked for twice', async ({ assert }) => {
      const [queue, pushed] = [driver(), job()]
      let tries = 0
      await queue.start(async () => void (tries += 1))
      await queue.push(pushed)
      await queue.push(pushed)
      await until('both are done', async () => (await subject.open()) === 0)
      assert.equal(tries, 2)
    })

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
