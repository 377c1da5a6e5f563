import { test } from '@japa/runner'
import { currentClinic, seal, unseal } from '@medtrack/sdk'
import { v7 } from 'uuid'
import { DateTime } from 'luxon'
import { carryOut } from '../../../erasure/erasing.js'
import Erasure from '../../../models/erasure.js'
import { wholeDatabase } from '../../random_records.js'
import { keysOf, patientsByIds } from '../../../index.js'
import Allergy from '../../../models/allergy.js'
import { NEW, Pair, unescaped } from './pair.js'

test.group('Merging two records', (group) => {
  let pair: Pair

  group.each.setup(async ({ context }) => {
    pair = await Pair.open(context.client)
    return () => pair.desk.close()
  })

  test('is for owners and doctors alone', async ({ assert }) => {
    for (const role of ['receptionist', 'nurse'] as const) {
      for (const page of ['/duplicates', '/duplicates/decisions', '/merges', pair.path()]) {
        ;(await pair.desk.get(page, role)).assertStatus(403)
      }
      ;(await pair.merge({}, role)).assertStatus(403)
      ;(await pair.desk.post(`${pair.path()}/decision`, {}, role)).assertStatus(403)
      assert.notInclude((await pair.desk.get(`/${pair.stays}`, role)).text(), 'duplicates/')
    }
    assert.equal(await pair.desk.count('patients_merges'), 0)
    ;(await pair.desk.get('/duplicates', 'owner')).assertStatus(200)
    ;(await pair.desk.get(pair.path(), 'doctor')).assertStatus(200)
  })

  test('shows both side by side, field by field, and what the charts hold', async ({ assert }) => {
    await pair.noteAllergy(pair.goes, 'Peanut')
    const page = (await pair.desk.get(pair.path(), 'doctor')).text()
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
    const { id } = await pair.noteAllergy(pair.goes, 'Peanut')
    const choices = { 'choices[family]': 'merged', 'choices[recordNumber]': 'merged' }
    const merged = await pair.merge(choices)
    merged.assertStatus(303)
    assert.equal(merged.header('location'), `/c/${pair.desk.clinic.slug}/patients/${pair.stays}`)
    const [record] = await pair.desk.rows('patients', { id: pair.stays })
    assert.include(record, {
      family: 'Munoz',
      record_number: 'P-000002',
      email: 'ana@people.example',
    })
    assert.lengthOf(JSON.parse(String(record.phones)), 2)
    await pair.desk.inside(async () => {
      const allergy = await Allergy.findOrFail(id)
      assert.deepEqual([allergy.patientId, allergy.note], [pair.stays, 'About Peanut'])
      assert.deepEqual(await keysOf(pair.stays), [pair.stays, pair.goes])
      assert.equal((await patientsByIds([pair.goes])).get(pair.goes)?.id, pair.stays)
      const trail = await currentClinic()
        .db.from('audit_events')
        .where('action', 'patients.duplicates.merge')
      assert.sameMembers(
        trail.map(({ entity_id: entity }) => entity),
        [pair.stays, pair.goes]
      )
      assert.notInclude(JSON.stringify(trail), 'Munoz')
    })
  })

  test('leaves one to be found, listed, exported and counted', async ({ assert }) => {
    await pair.merge()
    assert.equal(await pair.desk.count('patients', { archived_at: null }), 1)
    assert.notInclude((await pair.desk.get('?archived=1')).text(), pair.goes)
    for (const typed of ['munoz', '555-999-0000', 'P-000002']) {
      const list = (await pair.desk.get(`?q=${encodeURIComponent(typed)}`)).text()
      assert.include(list, `/patients/${pair.stays}`, typed)
      assert.notInclude(list, pair.goes, typed)
    }
    const csv = (await pair.desk.get('/export')).text()
    assert.lengthOf(csv.trim().split('\r\n'), 2)
    const again = await pair.desk.post('', { ...NEW, family: 'Munoz' }, 'receptionist')
    again.assertStatus(409)
    assert.include(again.text(), `/patients/${pair.stays}`)
  })

  test('leads from the old address to the record that stayed', async ({ assert }) => {
    await pair.merge()
    const old = await pair.desk.get(`/${pair.goes}`)
    old.assertStatus(303)
    assert.equal(old.header('location'), `/c/${pair.desk.clinic.slug}/patients/${pair.stays}`)
    const sent = await pair.desk.put(`/${pair.goes}`, {
      ...NEW,
      version: '1',
      city: 'Typed for nothing?',
    })
    sent.assertStatus(409)
    assert.include(sent.text(), 'Typed for nothing?')
    assert.include(sent.text(), `/patients/${pair.stays}`)
    ;(await pair.desk.post(`/${pair.goes}/archive`)).assertStatus(409)
    assert.equal(await pair.desk.count('patients', { id: pair.stays, archived_at: null }), 1)
  })

  test('refuses what somebody changed meanwhile, showing both and keeping the choices', async ({
    assert,
  }) => {
    const page = (await pair.desk.get(pair.path(), 'doctor')).text()
    const seen = unescaped(/name="seen" value="([^"]+)"/.exec(page)?.[1] ?? '')
    await pair.desk.put(`/${pair.goes}`, { ...NEW, email: 'later@people.example', version: '1' })
    const refused = await pair.merge({ seen, 'choices[family]': 'merged' })
    refused.assertStatus(409)
    refused.assertTextIncludes('Someone changed one of these records')
    refused.assertTextIncludes('Look again at: Email.')
    refused.assertTextIncludes('later@people.example')
    assert.match(refused.text(), /name="choices\[family\]" value="merged" checked/)
    assert.equal(await pair.desk.count('patients_merges'), 0)
    ;(await pair.merge({ mergedVersion: '2' })).assertStatus(303)
  })

  test('refuses one record as two, and a death before birth', async ({ assert }) => {
    ;(await pair.desk.get(`/${pair.stays}/duplicates/${pair.stays}`)).assertStatus(422)
    const early = await pair.desk.register({
      given: 'Zoe',
      family: 'Park',
      deceasedOn: '1970-01-01',
    })
    const seen = { survivorVersion: '1', mergedVersion: '1', seen: '{}' }
    const refused = await pair.desk.post(`/${pair.stays}/duplicates/${early}`, seen)
    refused.assertStatus(422)
    refused.assertTextIncludes('this is before the birth date')
    assert.equal(await pair.desk.count('patients_merges'), 0)
  })

  test('leaves nothing of either, once the one who stayed is erased', async ({ assert }) => {
    await pair.noteAllergy(pair.goes, 'Peanut')
    const text = await pair.desk.inside(() => seal(pair.goes, 'Sleeps badly.'))
    await pair.merge()
    ;(await pair.desk.post(`/${pair.stays}/archive`)).assertStatus(303)
    await pair.desk.inside(async () => {
      const at = DateTime.utc()
      const asked = { reason: 'patient-request', askedByName: 'Dr. Ana Ode', askedAt: at } as const
      const erasure = {
        id: v7(),
        patientId: pair.stays,
        state: 'confirmed',
        confirmedAt: at,
      } as const
      await carryOut((await Erasure.create({ ...asked, ...erasure })).id)
      await assert.rejects(() => unseal(text), /was destroyed/)
      for (const [table, rows] of Object.entries(await wholeDatabase())) {
        if (table === 'patients_erasures') continue
        const naming = rows.filter((row) => row.includes(pair.stays) || row.includes(pair.goes))
        assert.deepEqual(naming, [], table)
      }
    })
    assert.equal(await pair.desk.count('patients_merges'), 0)
    assert.equal(await pair.desk.count('patients_merge_pieces'), 0)
  })

  test('never opens with another key than its own', async ({ assert }) => {
    const text = await pair.desk.inside(() => seal(pair.goes, 'Sleeps badly.'))
    await pair.merge()
    assert.equal(await pair.desk.inside(() => unseal(text)), 'Sleeps badly.')
  })
})
