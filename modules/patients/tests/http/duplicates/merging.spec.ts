import { test } from '@japa/runner'
import { currentClinic, seal, unseal } from '@medtrack/sdk'
import type { Role } from '@medtrack/sdk'
import { v7 } from 'uuid'
import { DateTime } from 'luxon'
import { carryOut } from '../../../erasure/erasing.js'
import Erasure from '../../../models/erasure.js'
import { wholeDatabase } from '../../random_records.js'
import { keysOf, patientsByIds } from '../../../index.js'
import Allergy from '../../../models/allergy.js'
import { Desk } from '../../desk.js'

const OLD = {
  'given': 'Ana',
  'family': 'Muñoz',
  'birthDate': '1984-05-06',
  'sex': 'female',
  'phones[0][use]': 'mobile',
  'phones[0][number]': '555-123-4567',
}
const NEW = {
  ...OLD,
  'family': 'Munoz',
  'email': 'ana@people.example',
  'phones[0][number]': '555-999-0000',
}

test.group('Merging two records', (group) => {
  let desk: Desk
  let stays: string
  let goes: string

  group.each.setup(async ({ context }) => {
    desk = await Desk.open(context.client)
    stays = await desk.register(OLD)
    goes = await desk.register({ ...NEW, seen: stays })
    return () => desk.close()
  })

  const path = () => `/${stays}/duplicates/${goes}`

  function merge(fields: Record<string, string> = {}, role: Role = 'doctor') {
    const seen = { survivorVersion: '1', mergedVersion: '1', seen: '{}' }
    return desk.post(path(), { ...seen, ...fields }, role)
  }

  async function unmerge(role: Role = 'doctor') {
    const [{ id }] = await desk.rows('patients_merges', { undone_at: null })
    const preview = await desk.get(`/merges/${String(id)}`, role)
    const foreseen = /name="foreseen" value="([^"]+)"/.exec(preview.text())?.[1] ?? ''
    return desk.send('DELETE', `/merges/${String(id)}`, { foreseen: unescape(foreseen) }, role)
  }

  function noteAllergy(patientId: string, display: string) {
    const entry = { clinicalStatus: 'active', verificationStatus: 'confirmed' } as const
    return desk.inside(() =>
      Allergy.create({ patientId, display, note: `About ${display}`, ...entry })
    )
  }

  test('is for owners and doctors alone', async ({ assert }) => {
    for (const role of ['receptionist', 'nurse'] as const) {
      for (const page of ['/duplicates', '/duplicates/decisions', '/merges', path()]) {
        ;(await desk.get(page, role)).assertStatus(403)
      }
      ;(await merge({}, role)).assertStatus(403)
      ;(await desk.post(`${path()}/decision`, {}, role)).assertStatus(403)
      assert.notInclude((await desk.get(`/${stays}`, role)).text(), 'duplicates/')
    }
    assert.equal(await desk.count('patients_merges'), 0)
    ;(await desk.get('/duplicates', 'owner')).assertStatus(200)
    ;(await desk.get(path(), 'doctor')).assertStatus(200)
  })

  test('shows both side by side, field by field, and what the charts hold', async ({ assert }) => {
    await noteAllergy(goes, 'Peanut')
    const page = (await desk.get(path(), 'doctor')).text()
    for (const text of [
      'Muñoz',
      'Munoz',
      'P-000001',
      'P-000002',
      'Allergies',
      'ana@people.example',
    ]) {
      assert.include(page, text)
    }
    assert.include(page, 'name="choices[family]"')
    assert.notInclude(page, 'name="choices[given]"')
    assert.match(page, /<title>[^<]*Compare two records/)
    assert.notMatch(page, /<title>[^<]*Mu/)
  })

  test('keeps what was chosen, and everything of both charts in one', async ({ assert }) => {
    const { id } = await noteAllergy(goes, 'Peanut')
    const choices = { 'choices[family]': 'merged', 'choices[recordNumber]': 'merged' }
    const merged = await merge(choices)
    merged.assertStatus(303)
    assert.equal(merged.header('location'), `/c/${desk.clinic.slug}/patients/${stays}`)
    const [record] = await desk.rows('patients', { id: stays })
    assert.include(record, {
      family: 'Munoz',
      record_number: 'P-000002',
      email: 'ana@people.example',
    })
    assert.lengthOf(JSON.parse(String(record.phones)), 2)
    await desk.inside(async () => {
      const allergy = await Allergy.findOrFail(id)
      assert.deepEqual([allergy.patientId, allergy.note], [stays, 'About Peanut'])
      assert.deepEqual(await keysOf(stays), [stays, goes])
      assert.equal((await patientsByIds([goes])).get(goes)?.id, stays)
      const trail = await currentClinic()
        .db.from('audit_events')
        .where('action', 'patients.duplicates.merge')
      assert.sameMembers(
        trail.map(({ entity_id: entity }) => entity),
        [stays, goes]
      )
      assert.notInclude(JSON.stringify(trail), 'Munoz')
    })
  })

  test('leaves one to be found, listed, exported and counted', async ({ assert }) => {
    await merge()
    assert.equal(await desk.count('patients', { archived_at: null }), 1)
    assert.notInclude((await desk.get('?archived=1')).text(), goes)
    for (const typed of ['munoz', '555-999-0000', 'P-000002']) {
      const list = (await desk.get(`?q=${encodeURIComponent(typed)}`)).text()
      assert.include(list, `/patients/${stays}`, typed)
      assert.notInclude(list, goes, typed)
    }
    const csv = (await desk.get('/export')).text()
    assert.lengthOf(csv.trim().split('\r\n'), 2)
    const again = await desk.post('', { ...NEW, family: 'Munoz' }, 'receptionist')
    again.assertStatus(409)
    assert.include(again.text(), `/patients/${stays}`)
  })

  test('leads from the old address to the record that stayed', async ({ assert }) => {
    await merge()
    const old = await desk.get(`/${goes}`)
    old.assertStatus(303)
    assert.equal(old.header('location'), `/c/${desk.clinic.slug}/patients/${stays}`)
    const sent = await desk.put(`/${goes}`, { ...NEW, version: '1', city: 'Typed for nothing?' })
    sent.assertStatus(409)
    assert.include(sent.text(), 'Typed for nothing?')
    assert.include(sent.text(), `/patients/${stays}`)
    ;(await desk.post(`/${goes}/archive`)).assertStatus(409)
    assert.equal(await desk.count('patients', { id: stays, archived_at: null }), 1)
  })

  test('refuses what somebody changed meanwhile, showing both and keeping the choices', async ({
    assert,
  }) => {
    const page = (await desk.get(path(), 'doctor')).text()
    const seen = unescape(/name="seen" value="([^"]+)"/.exec(page)?.[1] ?? '')
    await desk.put(`/${goes}`, { ...NEW, email: 'later@people.example', version: '1' })
    const refused = await merge({ seen, 'choices[family]': 'merged' })
    refused.assertStatus(409)
    refused.assertTextIncludes('Someone changed one of these records')
    refused.assertTextIncludes('Look again at: Email.')
    refused.assertTextIncludes('later@people.example')
    assert.match(refused.text(), /name="choices\[family\]" value="merged" checked/)
    assert.equal(await desk.count('patients_merges'), 0)
    ;(await merge({ mergedVersion: '2' })).assertStatus(303)
  })

  test('refuses one record as two, and a death before birth', async ({ assert }) => {
    ;(await desk.get(`/${stays}/duplicates/${stays}`)).assertStatus(422)
    const early = await desk.register({ given: 'Zoe', family: 'Park', deceasedOn: '1970-01-01' })
    const seen = { survivorVersion: '1', mergedVersion: '1', seen: '{}' }
    const refused = await desk.post(`/${stays}/duplicates/${early}`, seen)
    refused.assertStatus(422)
    refused.assertTextIncludes('this is before the birth date')
    assert.equal(await desk.count('patients_merges'), 0)
  })

  test('is taken back with all that was written since told before', async ({ assert }) => {
    const { id: changed } = await noteAllergy(goes, 'Peanut')
    await noteAllergy(goes, 'Latex')
    await merge()
    await desk.inside(async () => {
      await (await Allergy.findOrFail(changed)).revise(1, { note: 'It was cashew.' })
    })
    const { id: added } = await noteAllergy(stays, 'Nickel')
    await desk.put(`/${stays}`, { ...OLD, city: 'Lowell', version: '1000001' })
    const [{ id }] = await desk.rows('patients_merges')
    const preview = await desk.get(`/merges/${String(id)}`, 'doctor')
    for (const text of [
      '1 goes back as it came',
      '1 goes back with what was changed since',
      '1 was added since and stays',
      'kept in the record that stayed: Phone, Email, City',
    ]) {
      preview.assertTextIncludes(text)
    }
    ;(await unmerge()).assertStatus(303)
    const rows = await desk.rows('patients_allergies')
    const owners = Object.fromEntries(rows.map((row) => [row.display, row.patient_id]))
    assert.deepEqual(owners, { Peanut: goes, Latex: goes, Nickel: stays })
    assert.match(
      String(rows.find((row) => row.id === changed)?.note),
      new RegExp(`^sealed.1.${goes}`)
    )
    assert.match(
      String(rows.find((row) => row.id === added)?.note),
      new RegExp(`^sealed.1.${stays}`)
    )
    await desk.inside(async () => {
      assert.equal((await Allergy.findOrFail(changed)).note, 'It was cashew.')
      assert.deepEqual(await keysOf(stays), [stays])
    })
    const [record] = await desk.rows('patients', { id: stays })
    assert.include(record, { family: 'Muñoz', city: 'Lowell', record_number: 'P-000001' })
    assert.equal(await desk.count('patients_merge_pieces'), 0)
    ;(await desk.get(`/${goes}`)).assertStatus(200)
    ;(await desk.get(`/merges/${String(id)}`)).assertTextIncludes('Undone')
  })

  test('is not taken back on the word of a page that is out of date', async ({ assert }) => {
    await merge()
    const [{ id }] = await desk.rows('patients_merges')
    const refused = await desk.send(
      'DELETE',
      `/merges/${String(id)}`,
      { foreseen: 'Something else' },
      'doctor'
    )
    refused.assertStatus(409)
    refused.assertTextIncludes('Nothing was undone')
    assert.equal(await desk.count('patients', { archived_at: null }), 1)
  })

  test('is not taken back under a later one, nor twice, and says so', async ({ assert }) => {
    await merge()
    const third = await desk.register({ given: 'Zoe', family: 'Park' })
    const [{ id }] = await desk.rows('patients_merges')
    const seen = { survivorVersion: '1', mergedVersion: '1000001', seen: '{}' }
    ;(await desk.post(`/${third}/duplicates/${stays}`, seen)).assertStatus(303)
    assert.deepEqual(
      (await desk.inside(() => keysOf(third))).toSorted(),
      [stays, goes, third].toSorted()
    )
    ;(await desk.get(`/${goes}`)).assertStatus(303)
    const first = await desk.get(`/merges/${String(id)}`)
    first.assertTextIncludes('Undo that merge first')
    assert.notInclude(first.text(), 'name="foreseen"')
    const [later] = await desk.rows('patients_merges', { merged_id: stays })
    const preview = (await desk.get(`/merges/${String(later.id)}`)).text()
    const foreseen = unescape(/name="foreseen" value="([^"]+)"/.exec(preview)?.[1] ?? '')
    ;(await desk.send('DELETE', `/merges/${String(later.id)}`, { foreseen })).assertStatus(303)
    ;(await unmerge()).assertStatus(303)
    assert.equal(await desk.count('patients', { merged_into_id: null }), 3)
  })

  test('puts aside what would be twice there, sealed, and brings it back', async ({ assert }) => {
    const subjects = [
      { id: v7(), subject_id: stays, topic: 'diet', scan: Buffer.from('his') },
      { id: v7(), subject_id: goes, topic: 'diet', scan: Buffer.from([0, 255, 10]) },
      { id: v7(), subject_id: goes, topic: null, scan: null },
    ]
    await desk.inside(() => currentClinic().db.table('memos_subjects').multiInsert(subjects))
    const before = await desk.rows('memos_subjects')
    await merge()
    const during = await desk.rows('memos_subjects')
    assert.sameMembers(
      during.map((row) => row.id),
      [subjects[0].id, subjects[2].id]
    )
    assert.isTrue(during.every((row) => row.subject_id === stays))
    const pieces = await desk.rows('patients_merge_pieces')
    assert.isTrue(pieces.every((piece) => String(piece.bytes).startsWith('sealed.1.')))
    ;(await unmerge()).assertStatus(303)
    assert.sameDeepMembers(await desk.rows('memos_subjects'), before)
  })

  test('needs room in the plan to be taken back', async ({ client, assert }) => {
    const small = await Desk.open(client, { plan: 'free' })
    try {
      const [one, other] = [
        await small.register(OLD),
        await small.register({ given: 'Zoe', family: 'Park' }),
      ]
      const seen = { survivorVersion: '1', mergedVersion: '1', seen: '{}' }
      ;(await small.post(`/${one}/duplicates/${other}`, seen)).assertStatus(303)
      for (let count = 1; count < 50; count++) {
        await small.inside(async () => {
          const { default: Patient } = await import('../../../models/patient.js')
          const { emptyDraft } = await import('../../../people/draft.js')
          await Patient.register({ ...emptyDraft(), given: 'Number', family: `Of ${count}` })
        })
      }
      const [{ id }] = await small.rows('patients_merges')
      const preview = (await small.get(`/merges/${String(id)}`)).text()
      const foreseen = unescape(/name="foreseen" value="([^"]+)"/.exec(preview)?.[1] ?? '')
      const refused = await small.send('DELETE', `/merges/${String(id)}`, { foreseen })
      refused.assertStatus(403)
      refused.assertTextIncludes('Your plan allows no more')
      assert.equal(await small.count('patients', { archived_at: null }), 50)
    } finally {
      await small.close()
    }
  })

  test('leaves nothing of either, once the one who stayed is erased', async ({ assert }) => {
    await noteAllergy(goes, 'Peanut')
    const text = await desk.inside(() => seal(goes, 'Sleeps badly.'))
    await merge()
    ;(await desk.post(`/${stays}/archive`)).assertStatus(303)
    await desk.inside(async () => {
      const at = DateTime.utc()
      const asked = { reason: 'patient-request', askedByName: 'Dr. Ana Ode', askedAt: at } as const
      const erasure = { id: v7(), patientId: stays, state: 'confirmed', confirmedAt: at } as const
      await carryOut((await Erasure.create({ ...asked, ...erasure })).id)
      await assert.rejects(() => unseal(text), /was destroyed/)
      for (const [table, rows] of Object.entries(await wholeDatabase())) {
        if (table === 'patients_erasures') continue
        const naming = rows.filter((row) => row.includes(stays) || row.includes(goes))
        assert.deepEqual(naming, [], table)
      }
    })
    assert.equal(await desk.count('patients_merges'), 0)
    assert.equal(await desk.count('patients_merge_pieces'), 0)
  })

  test('never opens with another key than its own', async ({ assert }) => {
    const text = await desk.inside(() => seal(goes, 'Sleeps badly.'))
    await merge()
    assert.equal(await desk.inside(() => unseal(text)), 'Sleeps badly.')
  })
})

/** As it stood before it was written into HTML. */
function unescape(html: string): string {
  return html
    .replaceAll('&quot;', '"')
    .replaceAll('&#x3D;', '=')
    .replaceAll('&#x2F;', '/')
    .replaceAll('&amp;', '&')
}
