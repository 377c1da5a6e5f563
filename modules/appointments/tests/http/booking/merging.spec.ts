import { test } from '@japa/runner'
import { until } from '../../../../../tests/http/releases/until.js'
import { book } from '../../../booking/book.js'
import { SlotTakenError } from '../../../booking/errors.js'
import { reschedule } from '../../../booking/reschedule.js'
import { takeStep } from '../../../booking/steps.js'
import Appointment from '../../../models/appointment.js'
import { FrontDesk } from '../../front_desk.js'

test.group('Patients with appointments', (group) => {
  let desk: FrontDesk
  let doctors: string[]
  let stays: string
  let goes: string

  group.each.setup(async ({ context }) => {
    desk = await FrontDesk.open(context.client)
    doctors = [(await desk.doctor()).id, (await desk.doctor()).id, (await desk.doctor()).id]
    stays = await desk.patient('Ana', 'Santos')
    goes = await desk.patient('Anna', 'Santos')
    return () => desk.close()
  })

  const bookAt = (patientId: string, doctor: number, time: string) =>
    desk.inside(() =>
      book({
        patientId,
        doctorId: doctors[doctor],
        startsAt: desk.at(`2027-03-02T${time}`),
        minutes: 30,
      })
    )

  const refused = async (booking: Promise<unknown>) => {
    const error = await booking.catch((refusal: unknown) => refusal)
    if (error instanceof SlotTakenError) return error.taken
    throw new RangeError(`was not refused as taken: ${String(error)}`)
  }

  const again = (id: string) => Appointment.findOrFail(id)

  const registerPage = async (path: string) => {
    const page = await desk.client
      .get(`/c/${desk.clinic.slug}/patients${path}`)
      .loginAs(await desk.member('owner'))
    return page.text()
  }

  /** Through the register's own pages. */
  async function inRegister(method: 'POST' | 'PUT' | 'DELETE', path: string, fields: object = {}) {
    const response = await desk.client
      .request(`/c/${desk.clinic.slug}/patients${path}`, method)
      .form(fields)
      .loginAs(await desk.member('owner'))
      .withCsrfToken()
      .redirects(0)
    response.assertStatus(303)
  }

  function merge() {
    const seen = { survivorVersion: '1', mergedVersion: '1', seen: '{}' }
    return inRegister('POST', `/${stays}/duplicates/${goes}`, seen)
  }

  async function unmerge() {
    const [{ id }] = await desk.rows('patients_merges', { undone_at: null })
    const preview = await desk.client
      .get(`/c/${desk.clinic.slug}/patients/merges/${String(id)}`)
      .loginAs(await desk.member('owner'))
    const [, foreseen = ''] = /name="foreseen" value="([^"]+)"/.exec(preview.text()) ?? []
    await inRegister('DELETE', `/merges/${String(id)}`, { foreseen: unescaped(foreseen) })
  }

  test('who come at one time twice are merged, and come to both', async ({ assert }) => {
    const first = await bookAt(stays, 0, '10:00')
    const second = await bookAt(goes, 1, '10:15')
    await merge()
    assert.equal(await desk.count('appointments', { patient_id: stays }), 2)
    assert.deepEqual(await refused(bookAt(stays, 2, '10:30')), ['patient'])
    // Asked for by an old address, it is the same person.
    assert.deepEqual(await refused(bookAt(goes, 2, '10:30')), ['patient'])
    await desk.inside(async () => takeStep(await again(first.id), 'cancellation'))
    assert.deepEqual(await refused(bookAt(stays, 2, '10:20')), ['patient'])
    await bookAt(stays, 2, '09:45')
    await desk.inside(async () => takeStep(await again(second.id), 'no-show'))
    await bookAt(stays, 2, '10:15')
  })

  test('are two again when the merge is taken back, each with their own time', async ({
    assert,
  }) => {
    await bookAt(stays, 0, '10:00')
    const second = await bookAt(goes, 1, '10:15')
    const third = await bookAt(goes, 1, '15:00')
    await merge()
    await desk.inside(async () =>
      reschedule(await again(third.id), { startsAt: desk.at('2027-03-02T14:00'), version: null })
    )
    await unmerge()
    assert.equal(await desk.count('appointments', { patient_id: goes }), 2)
    assert.deepEqual(await refused(bookAt(goes, 2, '10:30')), ['patient'])
    assert.deepEqual(await refused(bookAt(goes, 2, '14:00')), ['patient'])
    await bookAt(stays, 2, '14:00')
    await bookAt(stays, 2, '10:30')
    await desk.inside(async () => takeStep(await again(second.id), 'cancellation'))
    await bookAt(goes, 0, '10:30')
  })

  test('are erased with them, and the doctor has the time again', async ({ assert }) => {
    await bookAt(stays, 0, '10:00')
    const [{ record_number: recordNumber }] = await desk.rows('patients', { id: stays })
    await inRegister('PUT', '/retention', { years: '0', adultAge: '18' })
    await inRegister('POST', `/${stays}/archive`)
    await inRegister('POST', `/${stays}/erasure`, { reason: 'patient-request', recordNumber })
    const asked = await registerPage(`/${stays}/erasure/confirmation`)
    assert.match(asked, /Appointments<[^]*?>\s*1\s*</)
    assert.notInclude(asked, 'Entries of other parts')
    await inRegister('POST', `/${stays}/erasure/confirmation`, { understood: '1' })
    await until('the patient is erased', async () => {
      const [{ state }] = await desk.rows('patients_erasures')
      return state === 'done'
    })
    const [{ id }] = await desk.rows('patients_erasures')
    const certificate = await registerPage(`/erasures/${id}`)
    assert.match(certificate, /Appointments<[^]*?>\s*1\s*</)
    assert.notInclude(certificate, 'Entries of other parts')
    for (const table of ['appointments', 'appointments_events', 'appointments_patient_claims']) {
      assert.equal(await desk.count(table), 0)
    }
    await bookAt(goes, 0, '10:00')
    assert.equal(await desk.count('appointments_claims'), 6)
  })
})

/** As it stood before it was written into HTML. */
function unescaped(html: string): string {
  return html
    .replaceAll('&quot;', '"')
    .replaceAll('&#x3D;', '=')
    .replaceAll('&#x2F;', '/')
    .replaceAll('&amp;', '&')
}
