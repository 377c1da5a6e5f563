import { registerNewcomer } from '@medtrack/patients'
import { currentClinic } from '@medtrack/sdk'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { JobProcess } from '../../../../../tests/factories/job_process.js'
import { mailsTo, nextMailTo } from '../../../../../tests/http/identity/outbox.js'
import { until } from '../../../../../tests/http/releases/until.js'
import { book } from '../../../booking/book.js'
import { stored } from '../../../booking/stored.js'
import remind from '../../../jobs/remind.js'
import tellOfChange from '../../../jobs/tell_of_change.js'
import Notice from '../../../models/notice.js'
import { keepSetting } from '../../../settings/settings.js'
import { FrontDesk } from '../../front_desk.js'
import { SilentMailServer } from './silent_mail_server.js'

const TABLES = { notice: 'appointments_notices', reminder: 'appointments_reminders' } as const
const JOBS = { notice: tellOfChange, reminder: remind } as const
const NAMES = { notice: 'appointments.tellOfChange', reminder: 'appointments.remind' } as const
type Kind = keyof typeof TABLES

test.group('A message to a patient', (group) => {
  group.tap((one) => one.timeout(60_000))
  let desk: FrontDesk
  let appointmentId: string

  group.each.setup(async ({ context }) => {
    desk = await FrontDesk.open(context.client)
    const doctorId = (await desk.doctor()).id
    const settings = { isOn: true, minutesBefore: [2880], mail: true, sms: 'never' }
    const startsAt = desk
      .at(DateTime.now().toISO())
      .plus({ days: 5 })
      .startOf('day')
      .set({ hour: 9 })
    appointmentId = await desk.inside(async () => {
      await keepSetting('reminders', settings)
      const patientId = await registerNewcomer({ given: 'Ana', family: 'Santos', email: address() })
      return (await book({ patientId, doctorId, startsAt, minutes: 30 })).id
    })
    return () => desk.close()
  })

  const address = () => `ana-${desk.clinic.slug}@people.example`
  const row = async (kind: Kind) => (await desk.rows(TABLES[kind]))[0]
  const change = (kind: Kind, columns: object) =>
    desk.inside(async () => void (await currentClinic().db.from(TABLES[kind]).update(columns)))
  const minutesAgo = (minutes: number) => stored(DateTime.utc().minus({ minutes }))

  /** One that is due, and whose job nobody began. */
  async function due(kind: Kind): Promise<string> {
    if (kind === 'reminder') await change(kind, { due_at: minutesAgo(1) })
    else {
      const facts = {
        appointmentId,
        appointmentVersion: 1,
        status: 'planned',
        attempts: 0,
      } as const
      const patientId = String((await desk.rows('appointments'))[0].patient_id)
      const id = '0193a000-0000-7000-8000-000000000001'
      await desk.inside(() => Notice.create({ id, patientId, ...facts }))
    }
    return String((await row(kind)).id)
  }

  for (const kind of ['notice', 'reminder'] as const) {
    test(`goes out once though its job is run twice, side by side and later: ${kind}`, async ({
      assert,
    }) => {
      const id = await due(kind)
      const run = () => desk.inside(() => JOBS[kind](id))
      await Promise.all([run(), run(), run()])
      await run()
      const { status, sent_at: sentAt, attempts } = await row(kind)
      assert.equal(status, 'sent')
      assert.isNotNull(sentAt)
      assert.equal(Number(attempts), 1)
      assert.lengthOf(await mailsTo(address()), 1)
    })

    test(`is shown to people, and not sent again, when its process was killed: ${kind}`, async ({
      assert,
      cleanup,
    }) => {
      const id = await due(kind)
      const server = await SilentMailServer.open()
      cleanup(() => server.close())
      const job = { name: NAMES[kind], clinicId: desk.clinic.id, recordId: id }
      const sending = await JobProcess.start(job, server.env)
      cleanup(() => sending.kill())
      sending.begin()
      await until('it is being sent', async () => server.isAsked, 30_000)
      await sending.kill()
      assert.equal((await row(kind)).status, 'sending')

      await desk.inside(() => JOBS[kind](id))
      assert.lengthOf(await mailsTo(address()), 0)
      const fresh = await desk.get(`/${appointmentId}`, 'receptionist')
      assert.notInclude(fresh.text(), 'may not have gone out')

      await change(kind, { claimed_at: minutesAgo(11) })
      await desk.inside(() => JOBS[kind](id))
      assert.lengthOf(await mailsTo(address()), 0)
      const page = await desk.get(`/${appointmentId}`, 'receptionist')
      assert.include(page.text(), 'may not have gone out')
      const home = await desk.client
        .get(`/c/${desk.clinic.slug}`)
        .loginAs(await desk.member('receptionist'))
      assert.include(home.text(), 'One patient may not have been told')

      const path = kind === 'notice' ? `/${appointmentId}/notice` : `/reminders/${id}/sending`
      ;(await desk.post(path, {}, 'nurse')).assertStatus(403)
      const replies = await Promise.all([
        desk.post(path, {}, 'receptionist'),
        desk.post(path, {}, 'receptionist'),
      ])
      for (const reply of replies) reply.assertStatus(303)
      await nextMailTo(address())
      await until('it is sent', async () => (await row(kind)).status === 'sent')
      assert.lengthOf(await mailsTo(address()), 1)
      const settled = await desk.get(`/${appointmentId}`, 'receptionist')
      assert.notInclude(settled.text(), 'may not have gone out')
    })
  }

  test('that was told of a state is not told of it again, and is of the next', async ({
    assert,
  }) => {
    const tell = () => desk.json('POST', `/${appointmentId}/notice`, {}, 'receptionist')
    const said = async () => (await tell()).body().message
    await desk.member('receptionist')
    assert.equal(await said(), 'The patient will be told by mail.')
    await until('it is sent', async () => (await row('notice')).status === 'sent')
    assert.equal(await said(), 'The patient was told already.')
    const page = await desk.get(`/${appointmentId}`, 'receptionist')
    assert.include(page.text(), 'The patient was told of this by mail')
    await desk.post(`/${appointmentId}/cancellation`)
    assert.equal(await said(), 'The patient will be told by mail.')
    await until('both are sent', async () => (await mailsTo(address())).length === 2)
  })

  test('that fails is tried five times and then shown', async ({ assert }) => {
    const id = await due('reminder')
    const server = await SilentMailServer.open()
    const { env } = server
    server.close()
    await change('reminder', { attempts: 4 })
    const job = { name: NAMES.reminder, clinicId: desk.clinic.id, recordId: id }
    const sending = await JobProcess.start(job, env)
    sending.begin()
    assert.equal(await sending.end(), 0)
    assert.equal((await row('reminder')).status, 'failed')
    const log = await desk.get('/reminders', 'receptionist')
    assert.include(log.text(), 'Could not be sent')
    assert.include(log.text(), `/reminders/${id}/sending`)
  })
})
