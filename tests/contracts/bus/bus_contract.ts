import { test } from '@japa/runner'
import { Bus } from '#bus/bus'
import type { BusTopics, BusTransport } from '#bus/bus'
import { until } from '#tests/http/releases/until'

type Payload = BusTopics['ledger.changed']

/** One process on the bus, and what it heard. */
class Listener {
  readonly heard: string[] = []
  readonly bus = new Bus()

  constructor() {
    this.bus.subscribe('ledger.changed', ({ clinicId }: Payload) => void this.heard.push(clinicId))
  }

  tell(clinicId: string) {
    return this.bus.publish('ledger.changed', { clinicId })
  }

  async hears(clinicId: string) {
    await until(`${clinicId} is heard`, async () => this.heard.includes(clinicId))
  }

  times(clinicId: string) {
    return this.heard.filter((heard) => heard === clinicId).length
  }
}

let count = 0
const signal = () => `clinic-${process.pid}-${(count += 1)}`

/** What every bus promises to its own process, with a transport or without. */
export function localBusContract(name: string, makeTransport?: () => BusTransport) {
  test.group(`The bus over ${name}, in its own process`, (group) => {
    let here: Listener

    group.each.setup(async () => {
      here = new Listener()
      if (makeTransport) await here.bus.start(makeTransport())
      return () => here.bus.stop()
    })

    test('delivers before publish returns', async ({ assert }) => {
      const change = signal()
      const published = here.tell(change)
      assert.deepEqual(here.heard, [change])
      await published
    })

    test('tells every handler, also after one that failed', async ({ assert }) => {
      const bus = here.bus
      const heard: string[] = []
      bus.subscribe('clinic.changed', () => {
        throw new RangeError('I cannot take this in.')
      })
      bus.subscribe('clinic.changed', ({ clinicId }) => void heard.push(clinicId))
      await bus.publish('clinic.changed', { clinicId: 'a' })
      assert.deepEqual(heard, ['a'])
    })

    test('keeps topics apart', async ({ assert }) => {
      await here.bus.publish('clinic.changed', { clinicId: signal() })
      assert.deepEqual(here.heard, [])
    })

    test('goes on in its own process after it stopped', async ({ assert }) => {
      await here.bus.stop()
      await here.bus.stop()
      const change = signal()
      await here.tell(change)
      assert.deepEqual(here.heard, [change])
    })
  })
}

/** What a transport adds: the same for the other processes. */
export function busTransportContract(name: string, makeTransport: () => BusTransport) {
  localBusContract(name, makeTransport)

  test.group(`The bus over ${name}, between processes`, (group) => {
    let one: Listener
    let two: Listener
    let three: Listener

    group.each.setup(async () => {
      const all = ([one, two, three] = [new Listener(), new Listener(), new Listener()])
      for (const listener of all) await listener.bus.start(makeTransport())
      return async () => {
        for (const listener of all) await listener.bus.stop()
      }
    })

    test('tells every other process', async () => {
      const change = signal()
      await one.tell(change)
      await two.hears(change)
      await three.hears(change)
    })

    test('tells each process once, the sender too', async ({ assert }) => {
      const [change, echo] = [signal(), signal()]
      await one.tell(change)
      await two.hears(change)
      await two.tell(echo)
      for (const listener of [one, three]) await listener.hears(echo)
      for (const listener of [one, two, three]) {
        assert.equal(listener.times(change), 1)
        assert.equal(listener.times(echo), 1)
      }
    })

    test('keeps the order of one sender', async ({ assert }) => {
      const changes = Array.from({ length: 20 }, signal)
      for (const change of changes) await one.tell(change)
      await two.hears(changes[19])
      assert.deepEqual(two.heard, changes)
    })

    test('says nothing to a process that stopped', async ({ assert }) => {
      await two.bus.stop()
      const change = signal()
      await one.tell(change)
      await three.hears(change)
      assert.equal(two.times(change), 0)
    })

    test('says nothing of what was before a process came', async ({ assert }) => {
      const [before, after] = [signal(), signal()]
      await one.tell(before)
      await two.hears(before)
      const late = new Listener()
      await late.bus.start(makeTransport())
      try {
        await one.tell(after)
        await late.hears(after)
        assert.deepEqual(late.heard, [after])
      } finally {
        await late.bus.stop()
      }
    })

    test('goes on after a handler failed', async () => {
      two.bus.subscribe('clinic.changed', () => {
        throw new RangeError('I cannot take this in.')
      })
      await one.bus.publish('clinic.changed', { clinicId: signal() })
      const change = signal()
      await one.tell(change)
      await two.hears(change)
    })
  })
}
