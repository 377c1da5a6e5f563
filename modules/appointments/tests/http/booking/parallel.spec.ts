import { test } from '@japa/runner'
import { currentClinic } from '@medtrack/sdk'
import { FrontDesk } from '../../front_desk.js'

const MANY = 100

interface Reply {
  status(): number
  body(): { error?: string; taken?: string[]; nextFree?: { start: string }[] }
}

test.group('A hundred at once', (group) => {
  let desk: FrontDesk
  let doctorId: string

  group.tap((one) => one.timeout(120_000))
  group.each.setup(() => () => desk.close())

  async function open(client: Parameters<typeof FrontDesk.open>[0]) {
    desk = await FrontDesk.open(client)
    await desk.member('owner')
    doctorId = (await desk.doctor()).id
    const names = Array.from({ length: MANY }, (_, index) => `Number ${index}`)
    const patients: string[] = []
    for (const name of names) patients.push(await desk.patient('Ana', name))
    return patients
  }

  /** Which replies say yes. Every other one says what is taken and when it would be free. */
  function winners(replies: Reply[], allowed: readonly string[]): Reply[] {
    for (const reply of replies.filter((one) => one.status() !== 201 && one.status() !== 200)) {
      const { error, taken = [], nextFree = [] } = reply.body()
      const isClear =
        reply.status() === 409 &&
        error === 'E_SLOT_TAKEN' &&
        taken.every((kind) => allowed.includes(kind)) &&
        taken.length > 0 &&
        nextFree.length > 0
      if (!isClear) throw new RangeError(`${reply.status()} ${JSON.stringify(reply.body())}`)
    }
    return replies.filter((one) => one.status() === 201 || one.status() === 200)
  }

  /** Ticks of the doctor that two live appointments share: never any. */
  async function overlaps(): Promise<number> {
    return desk.inside(async () => {
      const rows = await currentClinic()
        .db.from('appointments as a')
        .joinRaw(
          'inner join appointments as b on a.id < b.id and a.doctor_id = b.doctor_id and a.starts_at < b.ends_at and b.starts_at < a.ends_at'
        )
        .select('a.id')
      return rows.length
    })
  }

  test('want one time: one has it, ninety-nine are told when else', async ({ client, assert }) => {
    const patients = await open(client)
    const replies = await Promise.all(
      patients.map((patientId) =>
        desk.json('POST', '', { patientId, doctorId, start: '2027-03-02T10:00', minutes: 30 })
      )
    )
    assert.lengthOf(winners(replies, ['doctor']), 1)
    assert.equal(await desk.count('appointments'), 1)
    assert.equal(await desk.count('appointments_claims'), 6)
    assert.equal(await desk.count('appointments_patient_claims'), 6)
    assert.equal(await desk.count('appointments_events'), 1)
  })

  test('want overlapping times: whoever has one, nobody has a part of it', async ({
    client,
    assert,
  }) => {
    const patients = await open(client)
    const replies = await Promise.all(
      patients.map((patientId, index) => {
        const minute = (index % 12) * 5
        const start = `2027-03-02T10:${String(minute).padStart(2, '0')}`
        return desk.json('POST', '', { patientId, doctorId, start, minutes: 60 })
      })
    )
    // All of them have 10:55 in common.
    assert.lengthOf(winners(replies, ['doctor']), 1)
    assert.equal(await desk.count('appointments'), 1)
    assert.equal(await overlaps(), 0)
  })

  test('want one patient at different doctors: the patient is in one place', async ({
    client,
    assert,
  }) => {
    const [patientId] = await open(client)
    const doctors: string[] = []
    for (let count = 0; count < 10; count++) doctors.push((await desk.doctor()).id)
    const replies = await Promise.all(
      Array.from({ length: MANY }, (_, index) =>
        desk.json('POST', '', {
          patientId,
          doctorId: doctors[index % doctors.length],
          start: '2027-03-02T10:00',
          minutes: 30,
        })
      )
    )
    assert.lengthOf(winners(replies, ['doctor', 'patient']), 1)
    assert.equal(await desk.count('appointments_claims'), 6)
  })

  test('are dragged to one time: one goes there, the others stay where they were', async ({
    client,
    assert,
  }) => {
    const patients = await open(client)
    const ids: string[] = []
    for (const [index, patientId] of patients.entries()) {
      const day = String(3 + Math.floor(index / 20)).padStart(2, '0')
      const minute = (index % 20) * 30
      const time = `${String(8 + Math.floor(minute / 60)).padStart(2, '0')}:${minute % 60 === 0 ? '00' : '30'}`
      const booking = { patientId, doctorId, start: `2027-03-${day}T${time}`, minutes: 30 }
      const booked = await desk.json('POST', '', booking)
      ids.push(booked.body().appointment.id)
    }
    const before = await desk.rows('appointments')
    const replies = await Promise.all(
      ids.map((id, index) =>
        desk.json('POST', `/${id}/rescheduling`, {
          start: `2027-03-02T10:${index % 2 === 0 ? '00' : '15'}`,
          version: 1,
        })
      )
    )
    const [winner, ...others] = winners(replies, ['doctor'])
    assert.lengthOf(others, 0)
    const moved = (await desk.rows('appointments')).filter(
      ({ id, starts_at: at }) => before.find((one) => one.id === id)?.starts_at !== at
    )
    assert.lengthOf(moved, 1)
    assert.isDefined(winner)
    assert.equal(await overlaps(), 0)
    assert.equal(await desk.count('appointments_claims'), MANY * 6)
  })
})
