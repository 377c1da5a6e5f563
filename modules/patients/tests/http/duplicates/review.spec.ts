import { test } from '@japa/runner'
import { currentClinic } from '@medtrack/sdk'
import backfill from '../../../backfills/001_fill_alike_keys.js'
import { Desk } from '../../desk.js'

const CATHERINE = { given: 'Catherine', family: 'Smith', birthDate: '1976-12-09', sex: 'female' }
const KATHRYN = { ...CATHERINE, given: 'Kathryn', family: 'Smyth' }

test.group('Records that look alike', (group) => {
  let desk: Desk

  group.each.setup(async ({ context }) => {
    desk = await Desk.open(context.client)
    return () => desk.close()
  })

  async function pair(): Promise<[string, string]> {
    const one = await desk.register(CATHERINE)
    return [one, await desk.register({ ...KATHRYN, seen: one })]
  }

  const alike = (fields: Record<string, string>) =>
    desk.post('/look-alikes', fields, 'receptionist')

  test('are warned of while typing, by the sound of the name with birth date or phone', async ({
    assert,
  }) => {
    const known = await desk.register({
      ...CATHERINE,
      'phones[0][use]': 'home',
      'phones[0][number]': '555 123 4567',
    })
    const byDate = await alike(KATHRYN)
    assert.include(byDate.text(), known)
    assert.include(byDate.text(), 'same birth date, a name that sounds the same')
    const phone = { 'phones[0][use]': 'home', 'phones[0][number]': '+1 (555) 123-4567' }
    const byPhone = await alike({ ...KATHRYN, birthDate: '', ...phone })
    assert.include(byPhone.text(), 'a name that sounds the same, same phone')
    assert.include((await alike({ given: 'Kathryn', family: 'Smyth' })).text(), known)
    assert.notInclude((await alike({ ...KATHRYN, birthDate: '1950-01-01' })).text(), known)
  })

  test('stand in the list with the reason, until somebody decides', async ({ assert }) => {
    const [one, other] = await pair()
    await desk.register({ given: 'Zoe', family: 'Park' })
    const list = (await desk.get('/duplicates', 'doctor')).text()
    assert.include(list, '1 pair looks alike')
    assert.include(list, 'same birth date, a name that sounds the same')
    assert.include(list, `/patients/${one}/duplicates/${other}"`)
    assert.include(
      (await desk.get(`/${other}`, 'doctor')).text(),
      `/patients/${other}/duplicates/${one}`
    )

    ;(await desk.post(`/${other}/duplicates/${one}/decision`, {}, 'doctor')).assertStatus(303)
    assert.include((await desk.get('/duplicates', 'doctor')).text(), 'Nobody to review')
    await desk.put(`/${one}`, { ...CATHERINE, city: 'Lowell', version: '1' })
    assert.include((await desk.get('/duplicates', 'doctor')).text(), 'Nobody to review')
    assert.include((await desk.get('/duplicates/decisions', 'doctor')).text(), 'Smyth, Kathryn')

    ;(await desk.delete(`/${one}/duplicates/${other}/decision`, 'doctor')).assertStatus(303)
    assert.include((await desk.get('/duplicates', 'doctor')).text(), '1 pair looks alike')
  })

  test('leave the list when they look alike no more', async ({ assert }) => {
    const [one, other] = await pair()
    await desk.put(`/${one}`, { ...CATHERINE, birthDate: '1950-02-03', version: '1' })
    assert.equal(await desk.count('patients_duplicate_candidates'), 0)
    await desk.put(`/${one}`, { ...CATHERINE, version: '2' })
    assert.equal(await desk.count('patients_duplicate_candidates'), 1)
    const seen = { survivorVersion: '3', mergedVersion: '1', seen: '{}' }
    ;(await desk.post(`/${one}/duplicates/${other}`, seen)).assertStatus(303)
    assert.include((await desk.get('/duplicates')).text(), 'Nobody to review')
    assert.include((await desk.get('/merges')).text(), 'Smyth, Kathryn')
  })

  test('are paged', async ({ assert }) => {
    const ids: string[] = []
    for (let count = 0; count < 7; count++) {
      ids.push(await desk.register({ ...CATHERINE, given: 'Catherine', seen: ids.join() }))
    }
    const first = (await desk.get('/duplicates')).text()
    assert.include(first, '21 pairs look alike')
    assert.include(first, 'page=2')
    const second = (await desk.get('/duplicates?page=2')).text()
    assert.lengthOf(second.match(/\/decision"/g) ?? [], 1)
  })

  test('are found by the backfill where the release before wrote without their keys', async ({
    assert,
  }) => {
    await pair()
    await desk.inside(async () => {
      const { db } = currentClinic()
      await db.from('patients_search_keys').whereIn('kind', ['t', 'd', 's', 'u']).delete()
      await db.from('patients_duplicate_candidates').delete()
      assert.deepEqual(await backfill.batch(db, { after: null, size: 10 }), {
        after: null,
        changed: 2,
      })
      assert.deepEqual(await backfill.batch(db, { after: null, size: 10 }), {
        after: null,
        changed: 0,
      })
    })
    assert.equal(await desk.count('patients_duplicate_candidates'), 1)
  })

  test('are forgotten with an import that is undone', async ({ assert }) => {
    await desk.register(CATHERINE)
    const id = await desk.checkedImport(
      'First name,Last name,Birth date\nKathryn,Smyth,12/9/1976\n'
    )
    await desk.post(`/imports/${id}/rows/2/choice`)
    await desk.post(`/imports/${id}/run`)
    await desk.reaches(id, 'done')
    assert.equal(await desk.count('patients_duplicate_candidates'), 1)
    await desk.post(`/imports/${id}/undo`)
    await desk.reaches(id, 'undone')
    assert.equal(await desk.count('patients_duplicate_candidates'), 0)
  })
})
