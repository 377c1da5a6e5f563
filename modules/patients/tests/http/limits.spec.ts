import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import { currentClinic, LimitReachedError, transaction, useLimit } from '@medtrack/sdk'
import { emptyDraft } from '../../people/draft.js'
import { registerPatients } from '../../people/registration.js'
import Patient from '../../models/patient.js'
import { Desk } from '../desk.js'

const FREE = 50

/** A clinic on Free with so many patients. */
async function deskWith(client: ApiClient, count: number): Promise<Desk> {
  const desk = await Desk.open(client, { plan: 'free' })
  await desk.inside(() =>
    transaction(async () => {
      await useLimit('patients', count)
      const drafts = Array.from({ length: count }, (_, index) => draft(`Number ${index}`))
      return registerPatients(drafts.map((one) => ({ draft: one, by: null })))
    })
  )
  return desk
}

function draft(family: string) {
  return { ...emptyDraft(), given: 'Ana', family }
}

test.group('Patients on a plan with a limit', (group) => {
  let desk: Desk

  group.each.setup(() => () => desk.close())

  const standing = () => desk.count('patients', { archived_at: null })

  test('fifty who register at once at forty-nine leave exactly fifty', async ({
    client,
    assert,
  }) => {
    desk = await deskWith(client, FREE - 1)
    const tries = Array.from({ length: 50 }, (_, index) =>
      desk.inside(() => Patient.register(draft(`Late ${index}`)))
    )
    const settled = await Promise.allSettled(tries)
    assert.lengthOf(
      settled.filter(({ status }) => status === 'fulfilled'),
      1
    )
    assert.isTrue(
      settled.every((one) => one.status === 'fulfilled' || one.reason instanceof LimitReachedError)
    )
    assert.equal(await standing(), FREE)
  })

  test('the fifty-first is refused in words, with the way on and the typing kept', async ({
    client,
    assert,
  }) => {
    desk = await deskWith(client, FREE)
    const refused = await desk.post('', { given: 'Zoraida', family: 'Quiñones', sex: 'female' })
    refused.assertStatus(403)
    refused.assertTextIncludes('Your plan allows no more')
    refused.assertTextIncludes('allows 50 patients')
    refused.assertTextIncludes(`/c/${desk.clinic.slug}/settings/plan`)
    refused.assertTextIncludes('value="Zoraida"')
    assert.equal(await standing(), FREE)
    const nurse = await desk.post('', { given: 'Zo', family: 'Qu', sex: 'female' }, 'nurse')
    nurse.assertStatus(403)
    nurse.assertTextIncludes('The owner of the clinic can choose another plan')
    assert.notInclude(nurse.text(), '/settings/plan')
  })

  test('archiving makes room, and restoring needs it', async ({ client, assert }) => {
    desk = await deskWith(client, FREE)
    const [first] = await desk.rows('patients')
    const archive = `/${String(first.id)}/archive`
    ;(await desk.post(archive)).assertStatus(303)
    await desk.register({ given: 'Bea', family: 'Ocampo' })
    const restored = await desk.delete(archive)
    restored.assertStatus(403)
    restored.assertTextIncludes('Your plan allows no more')
    assert.equal(await standing(), FREE)
    ;(await desk.get(`/${String(first.id)}`)).assertStatus(200)
  })

  test('an import brings in whom there is room for and says who had none', async ({
    client,
    assert,
  }) => {
    desk = await deskWith(client, FREE - 2)
    const lines = ['Lima', 'Mora', 'Nava', 'Osorio'].map(
      (name, at) => `Rosa,${name},198${at}-01-02`
    )
    const id = await desk.checkedImport(['First name,Last name,Birth date', ...lines].join('\n'))
    ;(await desk.post(`/imports/${id}/run`)).assertStatus(303)
    await desk.reaches(id, 'done')
    const outcomes = await desk.inside(() =>
      currentClinic().db.from('patients_import_rows').where('import_id', id).orderBy('number')
    )
    assert.deepEqual(
      outcomes.map(({ outcome }) => outcome),
      ['imported', 'imported', 'refused', 'refused']
    )
    const report = await desk.get(`/imports/${id}`)
    report.assertTextIncludes('2 rows had no room in your plan')
    report.assertTextIncludes('Osorio')
    assert.equal(await standing(), FREE)
    ;(await desk.post(`/imports/${id}/undo`)).assertStatus(303)
    await desk.reaches(id, 'undone')
    await desk.register({ given: 'Bea', family: 'Ocampo' })
    assert.equal(await standing(), FREE - 1)
  })
})
