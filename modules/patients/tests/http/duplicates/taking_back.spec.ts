import { test } from '@japa/runner'
import { currentClinic } from '@medtrack/sdk'
import { v7 } from 'uuid'
import { keysOf } from '../../../index.js'
import Allergy from '../../../models/allergy.js'
import { Desk } from '../../desk.js'
import { OLD, Pair, unescaped } from './pair.js'

test.group('A merge', (group) => {
  let pair: Pair

  group.each.setup(async ({ context }) => {
    pair = await Pair.open(context.client)
    return () => pair.desk.close()
  })

  test('is taken back with all that was written since told before', async ({ assert }) => {
    const { id: changed } = await pair.noteAllergy(pair.goes, 'Peanut')
    await pair.noteAllergy(pair.goes, 'Latex')
    await pair.merge()
    await pair.desk.inside(async () => {
      await (await Allergy.findOrFail(changed)).revise(1, { note: 'It was cashew.' })
    })
    const { id: added } = await pair.noteAllergy(pair.stays, 'Nickel')
    await pair.desk.put(`/${pair.stays}`, { ...OLD, city: 'Lowell', version: '1000001' })
    const [{ id }] = await pair.desk.rows('patients_merges')
    const preview = await pair.desk.get(`/merges/${String(id)}`, 'doctor')
    for (const text of [
      '1 goes back as it came',
      '1 goes back with what was changed since',
      '1 was added since and stays',
      'kept in the record that stayed: Phone, Email, City',
    ]) {
      preview.assertTextIncludes(text)
    }
    ;(await pair.unmerge()).assertStatus(303)
    const rows = await pair.desk.rows('patients_allergies')
    const owners = Object.fromEntries(rows.map((row) => [row.display, row.patient_id]))
    assert.deepEqual(owners, { Peanut: pair.goes, Latex: pair.goes, Nickel: pair.stays })
    assert.match(
      String(rows.find((row) => row.id === changed)?.note),
      new RegExp(`^sealed.1.${pair.goes}`)
    )
    assert.match(
      String(rows.find((row) => row.id === added)?.note),
      new RegExp(`^sealed.1.${pair.stays}`)
    )
    await pair.desk.inside(async () => {
      assert.equal((await Allergy.findOrFail(changed)).note, 'It was cashew.')
      assert.deepEqual(await keysOf(pair.stays), [pair.stays])
    })
    const [record] = await pair.desk.rows('patients', { id: pair.stays })
    assert.include(record, { family: 'Muñoz', city: 'Lowell', record_number: 'P-000001' })
    assert.equal(await pair.desk.count('patients_merge_pieces'), 0)
    ;(await pair.desk.get(`/${pair.goes}`)).assertStatus(200)
    ;(await pair.desk.get(`/merges/${String(id)}`)).assertTextIncludes('Undone')
  })

  test('is not taken back on the word of a page that is out of date', async ({ assert }) => {
    await pair.merge()
    const [{ id }] = await pair.desk.rows('patients_merges')
    const refused = await pair.desk.send(
      'DELETE',
      `/merges/${String(id)}`,
      { foreseen: 'Something else' },
      'doctor'
    )
    refused.assertStatus(409)
    refused.assertTextIncludes('Nothing was undone')
    assert.equal(await pair.desk.count('patients', { archived_at: null }), 1)
  })

  test('is not taken back under a later one, nor twice, and says so', async ({ assert }) => {
    await pair.merge()
    const third = await pair.desk.register({ given: 'Zoe', family: 'Park' })
    const [{ id }] = await pair.desk.rows('patients_merges')
    const seen = { survivorVersion: '1', mergedVersion: '1000001', seen: '{}' }
    ;(await pair.desk.post(`/${third}/duplicates/${pair.stays}`, seen)).assertStatus(303)
    assert.deepEqual(
      (await pair.desk.inside(() => keysOf(third))).toSorted(),
      [pair.stays, pair.goes, third].toSorted()
    )
    ;(await pair.desk.get(`/${pair.goes}`)).assertStatus(303)
    const first = await pair.desk.get(`/merges/${String(id)}`)
    first.assertTextIncludes('Undo that merge first')
    assert.notInclude(first.text(), 'name="foreseen"')
    const [later] = await pair.desk.rows('patients_merges', { merged_id: pair.stays })
    const preview = (await pair.desk.get(`/merges/${String(later.id)}`)).text()
    const foreseen = unescaped(/name="foreseen" value="([^"]+)"/.exec(preview)?.[1] ?? '')
    ;(await pair.desk.send('DELETE', `/merges/${String(later.id)}`, { foreseen })).assertStatus(303)
    ;(await pair.unmerge()).assertStatus(303)
    assert.equal(await pair.desk.count('patients', { merged_into_id: null }), 3)
  })

  test('puts aside what would be twice there, sealed, and brings it back', async ({ assert }) => {
    const subjects = [
      { id: v7(), subject_id: pair.stays, topic: 'diet', scan: Buffer.from('his') },
      { id: v7(), subject_id: pair.goes, topic: 'diet', scan: Buffer.from([0, 255, 10]) },
      { id: v7(), subject_id: pair.goes, topic: null, scan: null },
    ]
    await pair.desk.inside(() => currentClinic().db.table('memos_subjects').multiInsert(subjects))
    const before = await pair.desk.rows('memos_subjects')
    await pair.merge()
    const during = await pair.desk.rows('memos_subjects')
    assert.sameMembers(
      during.map((row) => row.id),
      [subjects[0].id, subjects[2].id]
    )
    assert.isTrue(during.every((row) => row.subject_id === pair.stays))
    const pieces = await pair.desk.rows('patients_merge_pieces')
    assert.isTrue(pieces.every((piece) => String(piece.bytes).startsWith('sealed.1.')))
    ;(await pair.unmerge()).assertStatus(303)
    assert.sameDeepMembers(await pair.desk.rows('memos_subjects'), before)
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
      const foreseen = unescaped(/name="foreseen" value="([^"]+)"/.exec(preview)?.[1] ?? '')
      const refused = await small.send('DELETE', `/merges/${String(id)}`, { foreseen })
      refused.assertStatus(403)
      refused.assertTextIncludes('Your plan allows no more')
      assert.equal(await small.count('patients', { archived_at: null }), 50)
    } finally {
      await small.close()
    }
  })
})
