import { AsyncLocalStorage } from 'node:async_hooks'
import { test } from '@japa/runner'
import type { QueuedJob } from '#queue/queue'
import { NotNowError } from '#queue/queue'
import type { QueueUnderTest } from '#tests/contracts/queue/queue_under_test'
import { driversFor, job } from '#tests/contracts/queue/queue_under_test'
import { until } from '#tests/http/releases/until'

/** What every queue driver promises. */
export function queueContract(name: string, subject: QueueUnderTest) {
  test.group(`The queue over ${name}`, (group) => {
    const driver = driversFor(group, subject)

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
  })
}
