import { test } from '@japa/runner'
import { RecordNotFoundError, StaleEditError, transaction } from '@medtrack/sdk'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import type Clinic from '#tenancy/clinic'
import { createClinic, removeClinic } from '#tests/factories/clinics'
import Draft from '../fixtures/modules/memos-1.1.0/models/draft.js'

const ANA = { ...PLATFORM, userId: '0193a000-0000-7000-8000-00000000000a', name: 'Ana' }
const BEN = { ...PLATFORM, userId: '0193a000-0000-7000-8000-00000000000b', name: 'Ben' }

test.group('What members keep', (group) => {
  let clinic: Clinic
  const as = <T>(who: typeof ANA, work: () => Promise<T>) => enterClinic(clinic, who, work)
  const begun = () => as(ANA, () => Draft.create({ text: 'One' }))
  const stored = (id: string) => as(ANA, () => Draft.findOrFail(id))

  group.setup(async () => {
    clinic = await createClinic()
    return () => removeClinic(clinic)
  })

  test('knows who made it, who changed it last, and in which version it is', async ({ assert }) => {
    const { id } = await begun()
    const first = await stored(id)
    assert.deepEqual(
      [first.version, first.createdBy, first.createdByName, first.updatedBy],
      [1, ANA.userId, 'Ana', ANA.userId]
    )
    await as(BEN, async () => (await Draft.findOrFail(id)).revise(1, { text: 'Two' }))
    const second = await stored(id)
    assert.deepEqual(
      [second.text, second.version, second.createdByName, second.updatedBy],
      ['Two', 2, 'Ana', BEN.userId]
    )
  })

  test('is not written over by whoever read an earlier version', async ({ assert }) => {
    const { id } = await begun()
    const [mine, theirs] = [await stored(id), await stored(id)]
    await as(BEN, () => theirs.revise(1, { text: 'Theirs' }))
    await assert.rejects(
      () => as(ANA, () => mine.revise(1, { text: 'Mine' })),
      new StaleEditError().message
    )
    assert.equal((await stored(id)).text, 'Theirs')
  })

  test('is saved once when two save at the same moment', async ({ assert }) => {
    const { id } = await begun()
    const rows = [await stored(id), await stored(id), await stored(id)]
    const outcomes = await Promise.allSettled(
      rows.map((row, index) => as(ANA, () => row.revise(1, { text: `Number ${index}` })))
    )
    assert.lengthOf(
      outcomes.filter(({ status }) => status === 'fulfilled'),
      1
    )
    assert.equal((await stored(id)).version, 2)
  })

  test('is brought up to date where the version does not matter', async ({ assert }) => {
    const { id } = await begun()
    const early = await stored(id)
    await as(BEN, async () => (await Draft.findOrFail(id)).revise(1, { text: 'Theirs' }))
    await as(ANA, () =>
      transaction(async () => {
        await early.holdAt(null)
        assert.equal(early.text, 'Theirs')
        await early.merge({ text: `${early.text} and mine` }).save()
      })
    )
    const now = await stored(id)
    assert.deepEqual([now.text, now.version], ['Theirs and mine', 3])
  })

  test('is refused by a malformed id, an unknown one, and once it is gone', async ({ assert }) => {
    const draft = await begun()
    const refused = (work: () => Promise<unknown>) =>
      assert.rejects(() => as(ANA, work), new RecordNotFoundError().message)
    await refused(() => Draft.findOrRefuse('../etc'))
    await refused(() => Draft.findOrRefuse(BEN.userId))
    await as(ANA, () => Draft.query().where('id', draft.id).delete())
    await refused(() => draft.revise(1, { text: 'Two' }))
  })
})
