import { test } from '@japa/runner'
import { currentClinic, members, type Role } from '@medtrack/sdk'
import { mailsTo } from '../../../../../tests/http/identity/outbox.js'
import { until } from '../../../../../tests/http/releases/until.js'
import { Desk } from '../../desk.js'

const REASON = { reasonCode: 'life-threatening', reason: 'Collapsed in the waiting room.' }

test.group('A restricted chart', (group) => {
  let desk: Desk
  let id: string

  group.each.setup(async ({ context }) => {
    desk = await Desk.open(context.client)
    id = await desk.register({
      given: 'Ana',
      family: 'Santos',
      phones: '',
      city: 'Lowell',
      allergies: 'Peanut',
    })
    return () => desk.close()
  })

  async function restrictTo(...roles: Role[]) {
    const team = await Promise.all(roles.map(async (role) => (await desk.member(role)).id))
    const fields = Object.fromEntries(team.map((userId, index) => [`team[${index}]`, userId]))
    const sent = await desk.post(`/${id}/restriction`, { reason: 'Works here', ...fields })
    sent.assertStatus(303)
  }

  test('opens to its team; everybody else who reads charts finds the name and the fact', async ({
    assert,
  }) => {
    await desk.member('nurse')
    await restrictTo('doctor')
    const forTeam = await desk.get(`/${id}`, 'doctor')
    forTeam.assertStatus(200)
    forTeam.assertTextIncludes('Lowell')
    forTeam.assertTextIncludes('This chart is restricted')
    for (const role of ['owner', 'nurse'] as const) {
      for (const path of [`/${id}`, `/${id}/edit`]) {
        const closed = await desk.get(path, role)
        closed.assertStatus(403)
        assert.include(closed.text(), 'Ana Santos')
        assert.include(closed.text(), 'This chart is restricted')
        assert.notInclude(closed.text(), 'Lowell')
        assert.notInclude(closed.text(), 'Peanut')
      }
    }
    const list = await desk.get('?q=santos', 'nurse')
    assert.include(list.text(), 'Santos, Ana')
  })

  test('lets reception keep the register', async ({ assert }) => {
    await restrictTo('doctor')
    const page = await desk.get(`/${id}`, 'receptionist')
    page.assertStatus(200)
    assert.include(page.text(), 'Lowell')
    const edit = await desk.get(`/${id}/edit`, 'receptionist')
    edit.assertStatus(200)
  })

  test('answers a program in JSON, without the name', async ({ assert, client }) => {
    await restrictTo('doctor')
    const nurse = await desk.member('nurse')
    const answer = await client.get(`${desk.base}/${id}`).loginAs(nurse).accept('json')
    answer.assertStatus(403)
    assert.equal(answer.body().errors[0].code, 'E_CHART_RESTRICTED')
    assert.notInclude(answer.text(), 'Santos')
  })

  test('is changed and lifted by its team and by owners, not by another doctor', async ({
    assert,
  }) => {
    await desk.member('doctor')
    await restrictTo('nurse')
    const another = await desk.get(`/${id}/restriction`, 'doctor')
    another.assertStatus(403)
    const lifting = await desk.delete(`/${id}/restriction?liftReason=Nosy`, 'doctor')
    lifting.assertStatus(403)
    const byOwner = await desk.get(`/${id}/restriction`, 'owner')
    byOwner.assertStatus(200)
    byOwner.assertTextIncludes('Works here')
    const { id: doctorId } = await desk.member('doctor')
    await desk.put(`/${id}/restriction`, { 'team[0]': doctorId })
    assert.equal((await desk.get(`/${id}`, 'doctor')).status(), 200)
    assert.equal((await desk.get(`/${id}`, 'nurse')).status(), 403)
    await desk.delete(`/${id}/restriction?liftReason=Left the clinic`)
    assert.equal((await desk.get(`/${id}`, 'nurse')).status(), 200)
    const acts = (await desk.rows('audit_events', { entity_id: id })).map(({ action }) => action)
    assert.includeMembers(acts, [
      'patients.restriction.place',
      'patients.restriction.team',
      'patients.restriction.lift',
    ])
    const [{ reason }] = await desk.rows('patients_restrictions')
    assert.match(String(reason), /^sealed/)
  })

  test('takes on its team only members who read charts', async ({ assert }) => {
    const receptionist = await desk.member('receptionist')
    const doctor = await desk.member('doctor')
    await desk.post(`/${id}/restriction`, {
      'reason': 'Works here',
      'team[0]': receptionist.id,
      'team[1]': doctor.id,
      'team[2]': '019e0000-0000-7000-8000-000000000000',
    })
    const team = await desk.rows('patients_restriction_members')
    assert.deepEqual(
      team.map(({ user_id: userId }) => userId),
      [doctor.id]
    )
    assert.isAtLeast((await desk.inside(() => members())).length, 3)
  })

  test('opens in an emergency, for an hour, with a reason, and the owners hear of it', async ({
    assert,
  }) => {
    const owner = await desk.member('owner')
    const nurse = await desk.member('nurse')
    await restrictTo('doctor')
    const short = await desk.post(`/${id}/emergency`, { ...REASON, reason: '.' }, 'nurse')
    short.assertStatus(422)
    short.assertTextIncludes('Write at least 10 characters')
    const opened = await desk.post(`/${id}/emergency`, REASON, 'nurse')
    opened.assertStatus(303)
    const chart = await desk.get(`/${id}`, 'nurse')
    chart.assertStatus(200)
    assert.include(chart.text(), 'Lowell')
    assert.include(chart.text(), 'You opened this restricted chart in an emergency')

    await until('the owner has a mail', async () => (await mailsTo(owner.email)).length > 0)
    const [mail] = await mailsTo(owner.email)
    assert.include(JSON.stringify(mail), nurse.fullName)
    assert.notInclude(JSON.stringify(mail), 'Santos')

    const looked = await desk.get(`/${id}/access`, 'owner')
    assert.include(looked.text(), 'Emergency: Life or health is in danger now: Collapsed')
    const [{ reason, id: emergency }] = await desk.rows('patients_emergencies')
    assert.match(String(reason), /^sealed/)

    const list = await desk.get('/emergencies')
    assert.include(list.text(), 'Collapsed in the waiting room.')
    assert.include(list.text(), 'To review')
    const marked = await desk.put(`/emergencies/${emergency}`, {
      verdict: 'follow-up',
      reviewNote: 'Talk about it',
    })
    marked.assertStatus(303)
    assert.include((await desk.get('/emergencies')).text(), 'Talk about it')

    const closed = await desk.delete(`/${id}/emergency`, 'nurse')
    closed.assertStatus(303)
    assert.equal((await desk.get(`/${id}`, 'nurse')).status(), 403)
  })

  test('closes again when the hour is over', async ({ assert }) => {
    await restrictTo('doctor')
    await desk.post(`/${id}/emergency`, REASON, 'nurse')
    assert.equal((await desk.get(`/${id}`, 'nurse')).status(), 200)
    await desk.inside(() =>
      currentClinic().db.from('patients_emergencies').update({ ends_at: '2026-01-01 00:00:00' })
    )
    assert.equal((await desk.get(`/${id}`, 'nurse')).status(), 403)
  })

  test('is not opened in an emergency by reception or owners', async ({ assert }) => {
    await restrictTo('doctor')
    for (const role of ['owner', 'receptionist'] as const) {
      const sent = await desk.post(`/${id}/emergency`, REASON, role)
      assert.equal(sent.status(), 403)
    }
    assert.equal(await desk.count('patients_emergencies'), 0)
  })

  test("keeps what is medical out of an owner's export, unless they are of the team", async ({
    assert,
  }) => {
    assert.include((await desk.get('/export')).text(), 'Peanut')
    await restrictTo('doctor')
    const csv = (await desk.get('/export')).text()
    assert.include(csv, 'Santos')
    assert.notInclude(csv, 'Peanut')
  })

  test('can be archived and erased by an owner who cannot read it', async () => {
    await restrictTo('doctor')
    const archived = await desk.post(`/${id}/archive`)
    archived.assertStatus(303)
    const page = await desk.get(`/${id}/erasure`)
    page.assertStatus(200)
  })
})
