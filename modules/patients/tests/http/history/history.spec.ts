import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import Condition from '../../../models/condition.js'
import Medication from '../../../models/medication.js'
import Prescription from '../../../models/prescription.js'
import Visit from '../../../models/visit.js'
import VisitAddendum from '../../../models/visit_addendum.js'
import { namesIn } from '../../desk.js'
import { Room } from '../visits/room.js'

test.group('Searching records', (group) => {
  let room: Room
  group.each.setup(async ({ context }) => {
    room = await Room.open(context.client)
    return () => room.close()
  })

  function visit(patientId: string, startedAt: DateTime, plan: string) {
    return Visit.create({
      patientId,
      status: 'finished',
      encounterClass: 'AMB',
      startedAt,
      authorName: 'Dr. Before',
      reason: 'Came again',
      plan,
    })
  }

  function diagnose(patientId: string, code: string | null, display: string, status = 'active') {
    return Condition.create({
      patientId,
      code,
      display,
      category: 'problem-list-item',
      clinicalStatus: status as 'active' | 'resolved', // of the two that are used here
      verificationStatus: 'confirmed',
    })
  }

  function takes(patientId: string, display: string, status: 'active' | 'stopped' = 'active') {
    return Medication.create({ patientId, display, status })
  }

  function prescribe(patientId: string, display: string) {
    return Prescription.create({
      patientId,
      display,
      status: 'active',
      dose: '1 tablet',
      frequency: 'daily',
      refills: 0,
      maySubstitute: true,
      checks: [],
      prescriberName: 'Dr. Before',
      authoredAt: DateTime.utc(2026, 3, 4),
    })
  }

  const ask = (query: string, role: 'doctor' | 'receptionist' | 'nurse' | 'owner' = 'doctor') =>
    room.desk.get(`/history?${query}`, role)

  async function names(query: string) {
    const page = await ask(query)
    page.assertStatus(200)
    return [...page.text().matchAll(/class="[^"]*private-name[^"]*"[^>]*>([^<,]+),/g)].map(
      ([, name]) => name
    )
  }

  test('finds words in the notes of one patient, addenda too, whatever their accents', async ({
    assert,
  }) => {
    await room.desk.inside(async () => {
      const at = DateTime.utc(2025, 5, 6, 15)
      const { id } = await visit(room.patientId, at, 'Ménière ruled out; hearing test normal.')
      await visit(room.patientId, at.plus({ months: 6 }), 'Tea and rest.')
      const text = 'Audiologist called: no tinnitus.'
      await VisitAddendum.create({ patientId: room.patientId, visitId: id, text })
    })
    const found = async (query: string) =>
      (await room.desk.get(`${room.chart}/history?${query}`, 'nurse')).text()
    assert.include(await found('text=meniere+HEARING'), 'Ménière ruled out')
    assert.include(await found('text=tinnitus'), 'no tinnitus')
    assert.notInclude(await found('text=tinnitus'), 'Tea and rest')
    assert.include(await found('text=tea&from=2025-06-01'), 'Tea and rest.')
    assert.include(await found('text=tea&to=2025-06-01'), 'Nothing found')
    assert.include(await found('from=2025-05-01&to=2025-05-31'), '05/06/2025')
    assert.include(await found('text=migraine'), 'Nothing found')
  })

  test('pages through a long history without missing or repeating a note', async ({ assert }) => {
    await room.desk.inside(async () => {
      for (let at = 0; at < 130; at++) {
        const day = DateTime.utc(2020, 1, 1).plus({ days: Math.floor(at / 2) })
        await visit(room.patientId, day, at % 3 === 0 ? `Cough no${at}.` : 'Nothing new.')
      }
    })
    const seen: string[] = []
    let path = `${room.chart}/history?text=cough`
    for (let pages = 0; path && pages < 6; pages++) {
      const page = await room.desk.get(path, 'doctor')
      seen.push(...[...page.text().matchAll(/Cough (no\d+)\./g)].map(([, name]) => name))
      const next = /href="([^"]*before=[^"]*)"/.exec(page.text())?.[1].replaceAll('&amp;', '&')
      path = next ? next.slice(room.desk.base.length) : ''
    }
    assert.lengthOf(seen, 44)
    assert.lengthOf(new Set(seen), 44)
  })

  test('finds diagnoses and drugs within a record', async ({ assert }) => {
    await room.desk.inside(async () => {
      await diagnose(room.patientId, 'E11.9', 'Type 2 diabetes mellitus')
      await takes(room.patientId, 'Metformin 500 mg', 'stopped')
      await prescribe(room.patientId, 'Metformin 1000 mg')
    })
    const page = await room.desk.get(`${room.chart}/history?diagnosis=e11&drug=metformin`, 'doctor')
    assert.include(page.text(), 'Type 2 diabetes mellitus')
    assert.include(page.text(), 'Metformin 500 mg')
    assert.include(page.text(), 'Stopped')
    assert.include(page.text(), 'Metformin 1000 mg')
  })

  test('across the clinic: who has it, who takes it, who was not seen, and all of them together', async ({
    assert,
  }) => {
    const [ben, cleo, dora] = [
      await room.desk.register({ given: 'Ben', family: 'Ito' }),
      await room.desk.register({ given: 'Cleo', family: 'Marsh' }),
      await room.desk.register({ given: 'Dora', family: 'Novak' }),
    ]
    await room.desk.inside(async () => {
      await diagnose(room.patientId, 'E11.9', 'Type 2 diabetes mellitus')
      await diagnose(ben, 'E11.65', 'Type 2 diabetes with hyperglycemia')
      await diagnose(cleo, 'E11.9', 'Type 2 diabetes mellitus', 'resolved')
      await diagnose(dora, null, 'Enfermedad de Ménière')
      await takes(ben, 'Metformin 500 mg')
      await takes(cleo, 'Metformin 500 mg', 'stopped')
      await prescribe(room.patientId, 'Metformin 1000 mg')
      await visit(room.patientId, DateTime.utc().minus({ months: 14 }), 'x')
      await visit(ben, DateTime.utc().minus({ months: 2 }), 'x')
    })
    assert.deepEqual(await names('diagnosis=E11'), ['Ito', 'Santos'])
    assert.deepEqual(await names('diagnosis=diabetes+hyperglycemia'), ['Ito'])
    assert.deepEqual(await names('diagnosis=meniere'), ['Novak'])
    assert.deepEqual(await names('drug=metformin'), ['Ito', 'Santos'])
    assert.deepEqual(await names('months=6'), ['Marsh', 'Novak', 'Santos'])
    assert.deepEqual(await names('months=1'), ['Ito', 'Marsh', 'Novak', 'Santos'])
    assert.deepEqual(await names('diagnosis=E11&drug=metformin&months=6'), ['Santos'])
    assert.deepEqual(await names('diagnosis=nothing+like+it'), [])
    const line = (await room.desk.rows('audit_events', { action: 'patients.history.search' }))[0]
    assert.deepEqual(JSON.parse(String(line.details)).by, ['diagnosis'])
    assert.notInclude(JSON.stringify(line), 'E11')
  })

  test('a long list pages by where one is, and its address names nobody', async ({ assert }) => {
    for (let at = 0; at < 29; at++) {
      await room.desk.register({ given: `P${at}`, family: `Family${String(at).padStart(2, '0')}` })
    }
    const first = await ask('months=3')
    const [, link] = /href="([^"]*after=[^"]*)"/.exec(first.text()) ?? []
    assert.notInclude(link.toLowerCase(), 'family')
    const second = await room.desk.get(
      link.replaceAll('&amp;', '&').slice(room.desk.base.length),
      'doctor'
    )
    const all = [...first.text().matchAll(/Family\d+/g), ...second.text().matchAll(/Family\d+/g)]
    assert.lengthOf(new Set(all.map(([name]) => name)), 29)
    assert.lengthOf(all, 29)
  })

  test('is exported by who may export, and asked by nobody of reception', async ({ assert }) => {
    await room.desk.inside(() => diagnose(room.patientId, 'I10', 'Hypertension'))
    const csv = await room.desk.get('/history/export?diagnosis=I10', 'owner')
    csv.assertStatus(200)
    assert.match(csv.text(), /Santos,Ana/)
    assert.notInclude(csv.text(), 'Hypertension')
    for (const role of ['doctor', 'nurse', 'receptionist'] as const) {
      const refused = await room.desk.get('/history/export?diagnosis=I10', role)
      refused.assertStatus(403)
    }
    for (const path of ['/history?diagnosis=I10', `${room.chart}/history?text=x`]) {
      const refused = await room.desk.get(path, 'receptionist')
      refused.assertStatus(403)
    }
    const list = await room.desk.get('', 'receptionist')
    assert.notInclude(list.text(), '/history')
    assert.deepEqual(namesIn(list.text()), ['Santos, Ana'])
  })

  test('leaves out whom a chart is closed to, in the search and among unsigned notes', async ({
    assert,
  }) => {
    await room.desk.inside(() => diagnose(room.patientId, 'I10', 'Hypertension'))
    await room.begin('nurse')
    const { id: owner } = await room.desk.member('owner')
    const sent = await room.desk.post(`${room.chart}/restriction`, {
      'reason': 'Works here',
      'team[0]': owner,
    })
    sent.assertStatus(303)
    assert.deepEqual(await names('diagnosis=I10'), [])
    const closed = await room.desk.get(`${room.chart}/history?text=x`, 'doctor')
    closed.assertStatus(403)
    const home = await room.desk.client
      .get(`/c/${room.desk.clinic.slug}`)
      .loginAs(await room.desk.member('doctor'))
    assert.notInclude(home.text(), '/visits/')
    const csv = await room.desk.get('/history/export?diagnosis=I10', 'owner')
    assert.include(csv.text(), 'Santos')
  })
})
