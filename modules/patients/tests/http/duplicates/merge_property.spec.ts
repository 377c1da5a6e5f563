import { randomInt } from 'node:crypto'
import type { Faker } from '@faker-js/faker'
import { test } from '@japa/runner'
import { currentClinic, transaction, useLimit } from '@medtrack/sdk'
import { emptyDraft, type PatientDraft } from '../../../people/draft.js'
import { registerPatients } from '../../../people/registration.js'
import Patient from '../../../models/patient.js'
import PatientMerge from '../../../models/patient_merge.js'
import { differencesBetween, joinDrafts, type Choices } from '../../../duplicates/comparison.js'
import { mergePatients } from '../../../duplicates/merging.js'
import { unmerge } from '../../../duplicates/unmerging.js'
import verify from '../../../verify.js'
import { Desk } from '../../desk.js'
import { differences, fillTables, seeded, wholeDatabase } from '../../random_records.js'

const ROUNDS = 2
/** What may name somebody who is no more in sight. */
const MAY_NAME = /^patients$|^patients_(merge|duplicate_decisions|import)|audit/

test.group('Merging random patients', (group) => {
  group.tap((one) => one.timeout(60_000))
  let desk: Desk
  group.each.setup(() => () => desk.close())

  test('and taking it back restores every row of every module', async ({ client, assert }) => {
    desk = await Desk.open(client)
    const seed = Number(process.env.SEED ?? randomInt(1_000_000))
    const random = seeded(seed)
    const round = (number: number) => `seed ${seed} (SEED=${seed} repeats it), round ${number}`
    await desk.inside(async () => {
      for (let number = 1; number <= ROUNDS; number++) {
        const [first, second, third] = await registerSome(random)
        const tables = await fillTables(random, [first, second, third])
        assert.includeMembers(tables, ['patients_visits', 'memos_subjects', 'memos_stars'])
        const whole = await wholeDatabase()

        const merge = await join(random, first, second)
        assert.deepEqual(await namesOf(second), [], round(number))
        await verify(currentClinic().db)
        const halfway = await wholeDatabase()
        const [survivor, going] = random.helpers.shuffle([first, third])
        const onTop = await join(random, survivor, going)
        assert.deepEqual(await namesOf(going), [], round(number))
        await assert.rejects(
          async () => unmerge(await PatientMerge.findOrFail(merge)),
          /cannot be undone now/
        )

        await unmerge(await PatientMerge.findOrFail(onTop))
        assert.deepEqual(differences(halfway, await wholeDatabase()), [], round(number))
        await unmerge(await PatientMerge.findOrFail(merge))
        assert.deepEqual(differences(whole, await wholeDatabase()), [], round(number))
        await verify(currentClinic().db)
      }
    })
  })

  /** Three who may be one person, and what else a clinic would know of them. */
  async function registerSome(random: Faker): Promise<string[]> {
    const drafts = Array.from({ length: 3 }, () => draft(random))
    const ids = await transaction(async () => {
      await useLimit('patients', drafts.length)
      return registerPatients(drafts.map((one) => ({ draft: one, by: null })))
    })
    for (const id of ids) {
      if (random.datatype.boolean(0.3)) await (await Patient.findOrFail(id)).archive()
    }
    return ids
  }

  function draft(random: Faker): PatientDraft {
    const pick = <T>(...values: T[]) => random.helpers.arrayElement(values)
    return {
      ...emptyDraft(),
      given: pick('Catherine', 'Kathryn', 'Ana'),
      family: pick('Muñoz', 'Munoz', 'Smith'),
      middle: pick(null, 'Luz'),
      birthDate: pick(null, '1984-05-06', '1984-06-05'),
      phones: pick([], [{ use: 'mobile' as const, number: '555-123-4567' }]),
      allergies: pick(null, 'Penicillin', 'Latex'),
      recordNumber: pick(null, `X-${random.number.int(1e6)}`),
    }
  }

  async function join(random: Faker, survivorId: string, mergedId: string): Promise<string> {
    const [survivor, merged] = [
      await Patient.findOrFail(survivorId),
      await Patient.findOrFail(mergedId),
    ]
    const choices: Choices = {}
    for (const { field, sides } of differencesBetween(survivor.draft, merged.draft)) {
      choices[field] = random.helpers.arrayElement(sides)
    }
    const joined = joinDrafts(survivor.draft, merged.draft, choices)
    return mergePatients({ survivor, merged, draft: joined })
  }

  /** Tables with a column that says this very id. */
  async function namesOf(id: string): Promise<string[]> {
    const { db } = currentClinic()
    const naming: string[] = []
    for (const table of await db.getAllTables()) {
      if (MAY_NAME.test(table)) continue
      const rows: Record<string, unknown>[] = await db.from(table)
      if (rows.some((row) => Object.values(row).includes(id))) naming.push(table)
    }
    return naming
  }
})
