import { test } from '@japa/runner'
import { currentClinic } from '@medtrack/sdk'
import { book } from '../../../booking/book.js'
import { HoldExpiredError, SlotTakenError } from '../../../booking/errors.js'
import { holdOf, holdTime, letGo } from '../../../booking/holds.js'
import { FrontDesk } from '../../front_desk.js'

test.group('A held time', (group) => {
  let desk: FrontDesk
  let doctorId: string
  let patientId: string

  group.each.setup(async ({ context }) => {
    desk = await FrontDesk.open(context.client)
    doctorId = (await desk.doctor()).id
    patientId = await desk.patient()
    return () => desk.close()
  })

  const startsAt = () => desk.at('2027-03-02T10:00')
  const order = () => ({ patientId, doctorId, startsAt: startsAt(), minutes: 30 })
  const hold = (minutes = 10) =>
    desk.inside(() =>
      holdTime({
        minutes,
        purpose: 'online',
        booking: {
          doctorId,
          typeId: null,
          roomId: null,
          startsAt: startsAt(),
          endsAt: startsAt().plus({ minutes: 30 }),
          bufferMinutes: 0,
          needsRoom: false,
        },
      })
    )
  const outcome = (work: () => Promise<unknown>) =>
    desk.inside(work).then(
      () => 'stored',
      (error: { code?: string }) => error.code
    )

  /** As though its time had passed: the row and its claims are all that tells. */
  const expire = (id: string) =>
    desk.inside(async () => {
      const past = { expires_at: '2020-01-01 00:00:00' }
      await currentClinic().db.from('appointments_holds').where({ id }).update(past)
      await currentClinic().db.from('appointments_claims').where('hold_id', id).update(past)
    })

  test('is refused to everybody else, and becomes the appointment of who holds it', async ({
    assert,
  }) => {
    const { hold: held, token } = await hold()
    assert.equal(await outcome(() => book(order())), SlotTakenError.code)
    assert.equal(await outcome(() => hold()), SlotTakenError.code)
    assert.equal((await desk.inside(() => holdOf(token)))?.id, held.id)
    assert.equal(await outcome(() => book({ ...order(), holdId: held.id })), 'stored')
    assert.equal(await desk.count('appointments_holds'), 0)
    assert.equal(await desk.count('appointments_claims'), 6)
    assert.equal(await desk.count('appointments_claims', { hold_id: null }), 6)
  })

  test('is free again once it is let go, or its time has passed', async ({ assert }) => {
    const { hold: first } = await hold()
    await desk.inside(() => letGo(first.id))
    assert.equal(await desk.count('appointments_claims'), 0)
    const { hold: second, token } = await hold()
    await expire(second.id)
    assert.isNull(await desk.inside(() => holdOf(token)))
    const late = () => book({ ...order(), holdId: second.id })
    assert.equal(await outcome(late), HoldExpiredError.code)
    assert.equal(await outcome(() => book(order())), 'stored')
    assert.equal(await desk.count('appointments_claims'), 6)
  })

  test('of a hundred who would hold it, one does', async ({ assert }) => {
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, () =>
        hold().then(
          () => 'held',
          (error: { code?: string }) => error.code
        )
      )
    )
    assert.lengthOf(
      outcomes.filter((one) => one === 'held'),
      1
    )
    assert.isTrue(outcomes.every((one) => one === 'held' || one === SlotTakenError.code))
    assert.equal(await desk.count('appointments_claims'), 6)
  })
})
