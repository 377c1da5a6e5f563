import { test } from '@japa/runner'
import { currentClinic, transaction } from '@medtrack/sdk'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import type Clinic from '#tenancy/clinic'
import { createClinic, removeClinic } from '#tests/factories/clinics'
import Memo from '../fixtures/modules/memos-1.0.0/models/memo.js'
import MemoReply from '../fixtures/modules/memos-1.0.0/models/memo_reply.js'

/** What one can do to a row that was loaded before. */
const ROW_OPERATIONS: Record<string, (memo: Memo) => Promise<unknown>> = {
  'save': (memo) => memo.merge({ text: 'changed' }).save(),
  'delete': (memo) => memo.delete(),
  'refresh': (memo) => memo.refresh(),
  'load a relation': (memo) => memo.load('replies'),
  'related query': (memo) => memo.related('replies').query(),
  'related create': (memo) => memo.related('replies').create({ text: 'a reply' }),
}

/** What one can do without a row. */
const STATIC_OPERATIONS: Record<string, () => Promise<unknown>> = {
  'query': () => Memo.query(),
  'find': () => Memo.find('x'),
  'findBy': () => Memo.findBy('text', 'x'),
  'first': () => Memo.first(),
  'all': () => Memo.all(),
  'create': () => Memo.create({ text: 'made' }),
  'createMany': () => Memo.createMany([{ text: 'one' }, { text: 'two' }]),
  'new and save': () => new Memo().merge({ text: 'made' }).save(),
  'updateOrCreate': () => Memo.updateOrCreate({ text: 'unique' }, { stamps: 2 }),
  'firstOrCreate': () => Memo.firstOrCreate({ text: 'unique' }, { stamps: 2 }),
  'fetchOrCreateMany': () => Memo.fetchOrCreateMany('text', [{ text: 'many' }]),
  'paginate': () => Memo.query().orderBy('id').paginate(1, 5),
  'preload': () => Memo.query().preload('replies'),
  'count': () => Memo.query().count('* as total'),
  'update': () => Memo.query().update({ stamps: 1 }),
  'delete by query': () => MemoReply.query().delete(),
  'transaction': () => transaction(() => Memo.create({ text: 'inside' })),
  'plain query': () => currentClinic().db.from('memos'),
}

test.group('Tenancy contract', (group) => {
  let here: Clinic
  let other: Clinic
  const inside = <T>(clinic: Clinic, work: () => Promise<T>) => enterClinic(clinic, PLATFORM, work)

  group.setup(async () => {
    here = await createClinic()
    other = await createClinic()
    return async () => {
      await removeClinic(here)
      await removeClinic(other)
    }
  })

  for (const [name, operate] of Object.entries(STATIC_OPERATIONS)) {
    test(`${name}: works in a clinic`, async () => {
      await inside(here, operate)
    })

    test(`${name}: throws outside any clinic`, async ({ assert }) => {
      await assert.rejects(async () => operate(), /There is no clinic here/)
    })

    test(`${name}: leaves another clinic as it was`, async ({ assert }) => {
      const before = await inside(other, () => currentClinic().db.from('memos').orderBy('id'))
      await inside(here, operate)
      const after = await inside(other, () => currentClinic().db.from('memos').orderBy('id'))
      assert.deepEqual(after, before)
    })
  }

  for (const origin of ['loaded', 'created'] as const) {
    for (const [name, operate] of Object.entries(ROW_OPERATIONS)) {
      const memoOf = (clinic: Clinic) =>
        inside(clinic, async () => {
          const memo = await Memo.create({ text: 'origin' })
          return origin === 'created' ? memo : Memo.findOrFail(memo.id)
        })

      test(`${name} of a ${origin} row: works in its clinic`, async () => {
        const memo = await memoOf(here)
        await inside(here, () => operate(memo))
      })

      test(`${name} of a ${origin} row: throws outside any clinic`, async ({ assert }) => {
        const memo = await memoOf(here)
        await assert.rejects(async () => operate(memo), /There is no clinic here/)
      })

      test(`${name} of a ${origin} row: throws in another clinic`, async ({ assert }) => {
        const memo = await memoOf(here)
        await assert.rejects(() => inside(other, () => operate(memo)), /another clinic/)
        assert.isNull(await inside(other, () => Memo.find(memo.id)))
        assert.isNotNull(await inside(here, () => Memo.find(memo.id)))
      })
    }
  }

  test("a transaction of one clinic is refused for another clinic's row", async ({ assert }) => {
    const trx = await inside(here, () => currentClinic().db.transaction())
    const stray = () => new Memo().merge({ text: 'stray' }).useTransaction(trx).save()
    await assert.rejects(() => inside(other, stray), /another clinic/)
    await trx.rollback()
  })

  test('naming a connection or a client of another clinic is refused', async ({ assert }) => {
    const [name, client] = await inside(here, async () => [
      currentClinic().connectionName,
      currentClinic().db,
    ])
    await assert.rejects(
      () => inside(other, async () => Memo.query({ connection: name as string })),
      /another clinic/
    )
    await assert.rejects(
      () => inside(other, async () => Memo.query({ client: client as never })),
      /another clinic/
    )
  })

  test('entering another clinic inside a clinic throws, and the first stays entered', async ({
    assert,
  }) => {
    await inside(here, async () => {
      await assert.rejects(() => inside(other, () => Memo.all()), /do not nest/)
      assert.equal(currentClinic().clinic.id, here.id)
    })
  })

  test('a failed transaction leaves nothing, in models and plain queries alike', async ({
    assert,
  }) => {
    await inside(here, async () => {
      const count = () =>
        Memo.query()
          .count('* as n')
          .then(([row]) => Number(row.$extras.n))
      const before = await count()
      await assert.rejects(() =>
        transaction(async () => {
          await Memo.create({ text: 'never' })
          await currentClinic().db.table('memos').insert({ id: 'plain', text: 'never', stamps: 0 })
          throw new RangeError('stop')
        })
      )
      assert.equal(await count(), before)
    })
  })

  test('contexts of parallel work do not mix', async ({ assert }) => {
    const seen = await Promise.all(
      Array.from({ length: 40 }, (_, index) => {
        const clinic = index % 2 ? here : other
        return inside(clinic, async () => {
          await Memo.create({ text: clinic.slug })
          const memos = await Memo.query().where('text', 'like', 'clinic-%')
          return memos.every(({ text }) => text === clinic.slug)
        })
      })
    )
    assert.isTrue(seen.every(Boolean))
  })
})
