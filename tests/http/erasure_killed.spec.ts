import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import Visit from '../../modules/patients/models/visit.js'
import { Desk } from '../../modules/patients/tests/desk.js'
import { copyOfKeyStore } from '#tests/http/erasure/copies'
import { JobProcess } from '#tests/factories/job_process'
import { HeldKeys } from '#tests/http/erasure/held_keys'
import { openWithAnyKey } from '#tests/http/erasure/thief'
import { until } from '#tests/http/releases/until'

test.group('An erasure whose process is killed', (group) => {
  group.tap((one) => one.timeout(60_000))
  let desk: Desk
  let id: string
  let sealed: string
  let erasureId: string

  group.each.setup(async ({ context }) => {
    desk = await Desk.open(context.client)
    id = await desk.register({ given: 'Zephyrine', family: 'Quillfeather', recordNumber: 'Q-1' })
    sealed = await desk.inside(writeVisit)
    await desk.post(`/${id}/archive`)
    await desk.post(`/${id}/erasure`, { reason: 'patient-request', recordNumber: 'Q-1' })
    // The second confirmation, without the job that this process would begin at once.
    await desk.inside(() => currentClinic().db.from('patients_erasures').update(confirmed()))
    const [erasure] = await desk.rows('patients_erasures')
    erasureId = String(erasure.id)
    return () => desk.close()
  })

  test('after its rows are gone and before its keys are: the next one destroys them', async ({
    assert,
    cleanup,
  }) => {
    const first = await JobProcess.start(erasing())
    cleanup(() => first.kill())
    const held = await HeldKeys.of(desk.clinic.id)
    cleanup(() => held.letGo())
    first.begin()
    await until('the rows are gone', async () => (await state()) === 'erased')
    await first.kill()
    await held.forgetSenders()
    await held.letGo()
    assert.equal(await state(), 'erased')
    assert.equal(await desk.count('patients'), 0)
    assert.equal(await desk.count('patients_visits'), 0)
    assert.equal(await keysOf(id), 1)
    assert.equal(await stolen(), 'Cough since Tuesday')

    const next = await JobProcess.start(erasing())
    cleanup(() => next.kill())
    next.begin()
    assert.equal(await next.end(), 0)
    assert.equal(await state(), 'done')
    assert.equal(await keysOf(id), 0)
    assert.isNull(await stolen())
    const [{ number, keys_destroyed_at: at }] = await desk.rows('patients_erasures')
    assert.match(String(number), /^E-\d{4}-00001$/)
    assert.isNotNull(at)
  })

  const erasing = () => ({
    name: 'patients.erase',
    clinicId: desk.clinic.id,
    recordId: erasureId,
  })

  async function state() {
    const [erasure] = await desk.rows('patients_erasures')
    return erasure.state
  }

  async function writeVisit(): Promise<string> {
    const { id: visitId } = await Visit.create({
      patientId: id,
      status: 'finished',
      encounterClass: 'AMB',
      startedAt: DateTime.utc().minus({ years: 12 }),
      authorName: 'Dr. Ode',
      reason: 'Cough since Tuesday',
    })
    const visit = await currentClinic().db.from('patients_visits').where('id', visitId).first()
    return visit.reason
  }

  /** What somebody reads with the whole key store as it stands now. */
  async function stolen() {
    return openWithAnyKey(
      await copyOfKeyStore(),
      { clinicId: desk.clinic.id, subjectId: id },
      sealed
    )
  }
})

function confirmed() {
  return { state: 'confirmed', confirmed_at: DateTime.utc().toFormat('yyyy-MM-dd HH:mm:ss') }
}

async function keysOf(subjectId: string): Promise<number> {
  const [{ total }] = await db
    .from('subject_keys')
    .where('subject_id', subjectId)
    .count('* as total')
  return Number(total)
}
