import { test } from '@japa/runner'
import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { freeSlots } from '../../../availability/free_slots.js'
import { tickOf } from '../../../booking/ticks.js'
import { FrontDesk } from '../../front_desk.js'
import { Oracle } from '../../oracle.js'
import { RandomSchedule, seeded, type Cast } from '../../random_schedule.js'

/** Days on which the clocks change, and common ones. On Lord Howe by half an hour; in Santiago at midnight. */
const PLACES = [
  ['America/New_York', ['2027-03-14', '2027-11-07', '2027-06-02']],
  ['Europe/Berlin', ['2027-03-28', '2027-10-31']],
  ['Australia/Lord_Howe', ['2027-04-04', '2027-10-03']],
  ['America/Santiago', ['2027-04-04', '2027-09-05']],
  ['Asia/Kathmandu', ['2027-05-20']],
] as const
const ROUNDS = 6
const QUESTIONS = 4

test.group('Free times', (group) => {
  let desk: FrontDesk

  group.tap((one) => one.timeout(180_000))
  group.each.setup(() => () => desk.close())

  test('are exactly those that a slow, obvious search finds, in {0}')
    .with([...PLACES])
    .run(async ({ client, assert }, [timeZone, days]) => {
      desk = await FrontDesk.open(client, { timeZone })
      const cast = await castOf(desk)
      let found = 0
      for (const [index, date] of days.entries()) {
        for (let round = 0; round < ROUNDS; round++) {
          const seed = index * 1000 + round
          const day = DateTime.fromISO(`${date}T12:00`, { zone: timeZone })
          const schedule = new RandomSchedule(seeded(seed), cast, day)
          await desk.inside(async () => {
            await clear()
            await schedule.fill()
            const oracle = await Oracle.look()
            for (let asked = 0; asked < QUESTIONS; asked++) {
              const question = schedule.question()
              const slots = await freeSlots(question)
              const ours = slots.map(({ doctorId, startsAt }) => `${doctorId} ${tickOf(startsAt)}`)
              const why = `${timeZone} ${date} seed ${seed} question ${asked}`
              assert.sameMembers(ours, [...oracle.freeTimes(question)], why)
              const ticks = slots.map(({ startsAt }) => tickOf(startsAt))
              assert.deepEqual(
                ticks,
                [...ticks].sort((one, other) => one - other),
                why
              )
              for (const { roomId, startsAt } of slots.filter((slot) => slot.roomId !== null)) {
                const length = question.minutes / 5
                assert.isTrue(oracle.isRoomFree(roomId ?? '', tickOf(startsAt), length), why)
              }
              found += slots.length
            }
          })
        }
      }
      assert.isAbove(found, 100)
    })
})

async function castOf(desk: FrontDesk): Promise<Cast> {
  const doctors: string[] = []
  for (let count = 0; count < 3; count++) doctors.push((await desk.doctor({ works: false })).id)
  const patients = [await desk.patient('Ana', 'Cruz'), await desk.patient('Bea', 'Diaz')]
  const rooms = [(await desk.room('Room 1', 1)).id, (await desk.room('Room 2', 2)).id]
  return { doctors, patients, rooms }
}

async function clear() {
  const { db } = currentClinic()
  for (const table of ['hours', 'absences', 'claims', 'patient_claims', 'holds', 'events']) {
    await db.from(`appointments_${table}`).delete()
  }
  await db.from('appointments').delete()
}
