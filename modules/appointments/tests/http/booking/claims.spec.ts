import { test } from '@japa/runner'
import { book } from '../../../booking/book.js'
import { OutsideHoursError, SlotTakenError, StepRefusedError } from '../../../booking/errors.js'
import type { BookingOrder } from '../../../booking/order.js'
import { reschedule, undoRescheduling } from '../../../booking/reschedule.js'
import { takeStep, undoStep } from '../../../booking/steps.js'
import Appointment from '../../../models/appointment.js'
import { FrontDesk } from '../../front_desk.js'

test.group('Claims', (group) => {
  let desk: FrontDesk
  let doctorId: string

  group.each.setup(() => () => desk.close())

  const at = (time: string) => desk.at(`2027-03-02T${time}`)
  const order = (patientId: string, time: string, more: Partial<BookingOrder> = {}) => ({
    patientId,
    doctorId,
    startsAt: at(time),
    minutes: 30,
    ...more,
  })
  const taken = async (work: () => Promise<unknown>) => {
    const error = await desk.inside(work).catch((refusal: unknown) => refusal)
    if (error instanceof SlotTakenError) return error
    throw new RangeError(`was not refused as taken: ${String(error)}`)
  }
  const open = async (client: Parameters<typeof FrontDesk.open>[0]) => {
    desk = await FrontDesk.open(client)
    doctorId = (await desk.doctor()).id
  }

  test('refuse a doctor, a patient and a room twice at once, and say which it is', async ({
    client,
    assert,
  }) => {
    await open(client)
    const other = (await desk.doctor()).id
    const room = await desk.room()
    const [ana, bea] = [await desk.patient('Ana', 'Cruz'), await desk.patient('Bea', 'Diaz')]
    await desk.inside(() => book(order(ana, '10:00', { roomId: room.id })))
    const doctor = await taken(() => book(order(bea, '10:15')))
    assert.deepEqual(doctor.taken, ['doctor'])
    assert.isAbove(doctor.nextFree.length, 2)
    const patient = await taken(() => book(order(ana, '10:25', { doctorId: other })))
    assert.deepEqual(patient.taken, ['patient'])
    const roomTaken = await taken(() =>
      book(order(bea, '09:45', { doctorId: other, roomId: room.id }))
    )
    assert.deepEqual(roomTaken.taken, ['room'])
    await desk.inside(() => book(order(bea, '10:30', { roomId: room.id })))
    assert.equal(await desk.count('appointments'), 2)
  })

  test('keep the time after an appointment free for the doctor alone', async ({
    client,
    assert,
  }) => {
    await open(client)
    const type = await desk.type({ minutes: 20, bufferMinutes: 10 })
    const [ana, bea] = [await desk.patient('Ana', 'Cruz'), await desk.patient('Bea', 'Diaz')]
    await desk.inside(() => book(order(ana, '10:00', { typeId: type.id, minutes: undefined })))
    assert.deepEqual((await taken(() => book(order(bea, '10:25')))).taken, ['doctor'])
    await desk.inside(() => book(order(bea, '10:30')))
  })

  test('go with what is cancelled, and come back with it unless somebody has the time', async ({
    client,
    assert,
  }) => {
    await open(client)
    const [ana, bea] = [await desk.patient('Ana', 'Cruz'), await desk.patient('Bea', 'Diaz')]
    const first = await desk.inside(() => book(order(ana, '10:00')))
    await desk.inside(() => takeStep(first, 'cancellation', { reason: 'Has a cold.' }))
    assert.equal(await desk.count('appointments_claims'), 0)
    assert.equal(await desk.count('appointments_patient_claims'), 0)
    const second = await desk.inside(() => book(order(bea, '10:00')))
    const again = () => desk.inside(() => Appointment.findOrFail(first.id))
    const cancelled = await again()
    assert.deepEqual((await taken(() => undoStep(cancelled, 'cancellation'))).taken, ['doctor'])
    assert.equal((await again()).status, 'cancelled')
    await desk.inside(() => takeStep(second, 'no-show'))
    const restored = await desk.inside(async () => undoStep(await again(), 'cancellation'))
    assert.equal(restored.status, 'booked')
    assert.equal(await desk.count('appointments_claims', { appointment_id: first.id }), 6)
  })

  test('move with the appointment, or stay where they were', async ({ client, assert }) => {
    await open(client)
    const [ana, bea] = [await desk.patient('Ana', 'Cruz'), await desk.patient('Bea', 'Diaz')]
    const moved = await desk.inside(() => book(order(ana, '10:00')))
    await desk.inside(() => book(order(bea, '11:00')))
    const refused = await taken(() => reschedule(moved, { startsAt: at('11:15'), version: null }))
    assert.deepEqual(refused.taken, ['doctor'])
    const stands = await desk.inside(() => Appointment.findOrFail(moved.id))
    assert.equal(stands.startsAt.toMillis(), at('10:00').toMillis())
    assert.equal(await desk.count('appointments_claims', { appointment_id: moved.id }), 6)
    const longer = { startsAt: at('10:15'), minutes: 60, version: null }
    assert.deepEqual((await taken(() => reschedule(stands, longer))).taken, ['doctor'])
    for (const table of ['appointments_claims', 'appointments_patient_claims']) {
      assert.equal(await desk.count(table, { appointment_id: moved.id }), 6)
    }
    // Onto a part of its own time.
    await desk.inside(() =>
      reschedule(stands, { startsAt: at('10:15'), minutes: 30, version: null })
    )
    const back = await desk.inside(() => undoRescheduling(stands, stands.version))
    assert.equal(back.startsAt.toMillis(), at('10:00').toMillis())
    await assert.rejects(
      () => desk.inside(() => undoRescheduling(stands, null)),
      StepRefusedError.message
    )
  })

  test('stand over others only on purpose, and never leave a way in below', async ({
    client,
    assert,
  }) => {
    await open(client)
    const [ana, bea, cia] = [
      await desk.patient('Ana', 'Cruz'),
      await desk.patient('Bea', 'Diaz'),
      await desk.patient('Cia', 'Ebro'),
    ]
    const first = await desk.inside(() => book(order(ana, '10:00')))
    const over = await desk.inside(() =>
      book(order(bea, '10:15', { overbook: { reason: 'In pain.' } }))
    )
    assert.isTrue(over.isOverbooked)
    await desk.inside(() => takeStep(first, 'cancellation'))
    assert.deepEqual((await taken(() => book(order(cia, '10:15')))).taken, ['doctor'])
    assert.equal(await desk.count('appointments_claims', { lane: 1 }), 0)
  })

  test('do not make a doctor work outside the hours without a word', async ({ client, assert }) => {
    await open(client)
    const ana = await desk.patient('Ana', 'Cruz')
    const refused = await desk
      .inside(() => book(order(ana, '18:00')))
      .catch((error: unknown) => error)
    assert.instanceOf(refused, OutsideHoursError)
    const late = await desk.inside(() => book(order(ana, '18:00', { outsideHours: true })))
    assert.isTrue(late.outsideHours)
  })
})
