import { test } from '@japa/runner'
import { createMember } from '../../../../../tests/factories/clinics.js'
import Condition from '../../../models/condition.js'
import Observation from '../../../models/observation.js'
import Visit from '../../../models/visit.js'
import VisitAddendum from '../../../models/visit_addendum.js'
import { VisitLockedError } from '../../../visits/errors.js'
import { write } from '../../../visits/writing.js'
import { Room } from './room.js'

const NOTE = { reason: 'Headache since Monday', plan: 'Rest.' }
const FINDINGS = {
  ...NOTE,
  'vitals[heartRate]': '71',
  'diagnoses[0][display]': 'Migraine',
  'diagnoses[0][code]': 'G43.9',
}

test.group('Signing a visit', (group) => {
  let room: Room
  group.each.setup(async ({ context }) => {
    room = await Room.open(context.client)
    return () => room.close()
  })

  test('locks it with the name and the time of its author, and settles what was found', async ({
    assert,
  }) => {
    const id = await room.signed(FINDINGS)
    const doctor = await room.desk.member('doctor')
    const row = await room.row(id)
    assert.deepInclude(row, {
      status: 'finished',
      signed_by: doctor.id,
      signed_by_name: doctor.fullName,
    })
    assert.isNotNull(row.signed_at)
    const [condition] = await room.desk.rows('patients_conditions', { visit_id: id })
    const [pulse] = await room.desk.rows('patients_observations', { visit_id: id })
    assert.equal(condition.verification_status, 'confirmed')
    assert.equal(pulse.status, 'final')
    const page = await room.read(id)
    assert.notInclude(page.text(), 'data-autosave')
    assert.include(page.text(), 'Migraine')
    assert.include(page.text(), '71 /min')
    assert.include(await room.actions(), 'patients.visits.sign')
    const owner = await room.desk.member('owner')
    const trail = await room.desk.client.get(`/c/${room.desk.clinic.slug}/audit`).loginAs(owner)
    trail.assertTextIncludes('Signed a visit')
  })

  test('is for its author, and for nobody who does not sign', async ({ assert, client }) => {
    const id = await room.begin('doctor')
    await room.write(id, NOTE)
    for (const role of ['nurse', 'owner', 'receptionist'] as const) {
      const refused = await room.sign(id, role)
      refused.assertStatus(403)
    }
    const colleague = await createMember(room.desk.clinic, 'doctor')
    const other = await client
      .post(`${room.desk.base}${room.chart}/visits/${id}/signature`)
      .form({ version: '2' })
      .loginAs(colleague)
      .withCsrfToken()
      .redirects(0)
    other.assertStatus(403)
    const takeOver = await client
      .post(`${room.desk.base}${room.chart}/visits/${id}/authorship`)
      .form({})
      .loginAs(colleague)
      .withCsrfToken()
      .redirects(0)
    takeOver.assertStatus(403)
    assert.equal((await room.row(id)).status, 'in-progress')
  })

  test('of nothing, or of what was changed since it was read, is refused', async ({ assert }) => {
    const id = await room.begin()
    const empty = await room.sign(id)
    empty.assertStatus(409)
    assert.include(empty.text(), 'There is nothing to sign yet')
    await room.write(id, NOTE)
    const stale = await room.post(id, 'signature', { version: '1' })
    stale.assertStatus(409)
    assert.include(stale.text(), 'Somebody saved this draft after you opened it')
    assert.equal((await room.row(id)).status, 'in-progress')
  })

  test('ends every change: by form, by typing, and by code that holds the row', async ({
    assert,
  }) => {
    const id = await room.begin()
    await room.write(id, FINDINGS)
    const { held, pulse, migraine } = await room.desk.inside(async () => ({
      held: await Visit.findOrFail(id),
      pulse: await Observation.findByOrFail('visitId', id),
      migraine: await Condition.findByOrFail('visitId', id),
    }))
    await room.sign(id)
    const version = String((await room.row(id)).version)
    const before = await room.row(id)

    const form = await room.write(id, { version, plan: 'Surgery.' })
    form.assertStatus(409)
    assert.include(form.text(), 'This visit was signed while you were writing')
    assert.match(form.text(), /<textarea[^>]*name="addendum"[^>]*>Plan: Surgery\.</)
    const typing = await room.autosave(id, { version, plan: 'Surgery.' })
    typing.assertStatus(409)

    await room.desk.inside(async () => {
      const fresh = await Visit.findOrFail(id)
      const changes = [
        () => held.merge({ plan: 'Surgery.' }).save(),
        () => fresh.merge({ plan: 'Surgery.' }).save(),
        () => fresh.merge({ status: 'in-progress' }).save(),
        () => fresh.revise(fresh.version, { plan: 'Surgery.' }),
        () => fresh.delete(),
        () => fresh.retract('No'),
        () =>
          write(fresh, {
            version: fresh.version,
            note: { plan: 'Surgery.' },
            vitals: { heartRate: 80 },
            diagnoses: [],
            bySelf: false,
          }),
        () => pulse.merge({ valueNumber: 80 }).save(),
        () => migraine.merge({ display: 'Tumour' }).save(),
      ]
      for (const change of changes) {
        const error = await change().then(
          () => null,
          (one: Error & { code?: string }) => one.code
        )
        assert.oneOf(error, ['E_VISIT_LOCKED', 'E_NOT_THE_AUTHOR'], change.toString())
      }
    })
    assert.deepEqual(await room.row(id), before)
  })

  test('leaves the standing of a diagnosis open: a problem may be resolved', async ({ assert }) => {
    const id = await room.signed(FINDINGS)
    await room.desk.inside(async () => {
      const migraine = await Condition.findByOrFail('visitId', id)
      await migraine.merge({ clinicalStatus: 'resolved', abatement: '2026-11' }).save()
      assert.equal((await Condition.findOrFail(migraine.id)).clinicalStatus, 'resolved')
    })
  })

  test('is followed by dated addenda, with the original in view', async ({ assert }) => {
    const id = await room.signed(NOTE)
    const sent = await room.post(id, 'addenda', { addendum: 'Called: better.' }, 'nurse')
    sent.assertStatus(303)
    const page = await room.read(id)
    const nurse = await room.desk.member('nurse')
    assert.include(page.text(), `Addendum by ${nurse.fullName.replaceAll("'", '&#39;')}`)
    assert.include(page.text(), 'Called: better.')
    assert.include(page.text(), NOTE.plan)
    const empty = await room.post(id, 'addenda', { addendum: ' ' })
    empty.assertStatus(422)
    assert.include(empty.text(), 'Addendum is missing.')
    await room.desk.inside(async () => {
      const addendum = await VisitAddendum.findByOrFail('visitId', id)
      const save = () => addendum.merge({ text: 'Worse.' }).save()
      await assert.rejects(save, VisitLockedError.message)
      await assert.rejects(() => addendum.delete(), VisitLockedError.message)
    })
    const draft = await room.begin()
    const tooEarly = await room.post(draft, 'addenda', { addendum: 'More' })
    tooEarly.assertStatus(409)
  })

  test("of a nurse's draft comes after a doctor took it over, in so many words", async ({
    assert,
  }) => {
    const id = await room.begin('nurse')
    await room.write(id, NOTE, 'nurse')
    const early = await room.sign(id)
    early.assertStatus(403)
    const own = await room.post(id, 'authorship', {}, 'nurse')
    own.assertStatus(403)
    const taken = await room.post(id, 'authorship')
    taken.assertStatus(303)
    const signed = await room.sign(id)
    signed.assertStatus(303)
    const nurse = await room.desk.member('nurse')
    const line = (await room.desk.rows('audit_events', { action: 'patients.visits.take_over' }))[0]
    assert.equal(JSON.parse(String(line.details)).from, nurse.id)
    assert.equal((await room.row(id)).author_id, (await room.desk.member('doctor')).id)
  })

  test('is not for a draft that was a mistake: it stays with its reason', async ({ assert }) => {
    const id = await room.begin()
    await room.write(id, FINDINGS)
    const none = await room.post(id, 'retraction', { errorReason: '' })
    none.assertStatus(422)
    const nurse = await room.post(id, 'retraction', { errorReason: 'Wrong patient' }, 'nurse')
    nurse.assertStatus(403)
    const sent = await room.post(id, 'retraction', { errorReason: 'Wrong patient' })
    sent.assertStatus(303)
    const page = await room.read(id)
    assert.include(page.text(), 'Reason: Wrong patient')
    const [condition] = await room.desk.rows('patients_conditions', { visit_id: id })
    assert.equal(condition.verification_status, 'entered-in-error')
    const late = await room.sign(id)
    late.assertStatus(409)
  })
})
