import { randomBytes } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import Flag from '#entitlements/flags/flag'
import { EVERYONE, featureOf, ruleOf } from '#entitlements/flags/flag_rule'
import { Evaluator } from '#entitlements/flags/evaluator'
import { Flags } from '#entitlements/flags/flags'
import type { FlagStore } from '#entitlements/flags/flag_store'
import { verdictOn } from '#entitlements/verdict'
import { agent, CLINICS } from '#tests/contracts/flags/people'
import { cases } from '#tests/contracts/verdict/cases'

const GRADUAL = { isEnabled: true, percentage: 40, plans: ['pro'], rings: ['canary', 'early'] }

/** A flag that no other test knows. */
export const newFlag = () => `module.contract_${randomBytes(4).toString('hex')}`

export const onFor = (flags: Flags, name: string) =>
  CLINICS.map((clinic) => flags.isOn(name, clinic))

/** Every line that the trail has of a flag. */
export async function linesOf(name: string) {
  const rows = await db
    .from('platform_audit_events')
    .where({ entity_type: 'flag', entity_id: name })
    .orderBy('id')
  return rows.map(({ action, agent_name: by, details }) => ({
    action,
    by,
    ...JSON.parse(details),
  }))
}

/** What holds wherever flags are kept. */
export function flagContract(source: string, makeStore: (process: string) => FlagStore) {
  test.group(`Flags | ${source}`, (group) => {
    let flags: Flags
    let others: Flags
    let name: string

    group.each.setup(async () => {
      name = newFlag()
      flags = new Flags(makeStore('one'))
      others = new Flags(makeStore('two'))
      await flags.start()
      await others.start()
      return async () => {
        flags.stop()
        others.stop()
        await Flag.query().where('name', name).delete()
      }
    })

    test('a flag that nobody made holds nothing back', ({ assert }) => {
      assert.isUndefined(flags.store.feature(name))
      assert.notInclude(onFor(flags, name), false)
    })

    test('a gradual flag with plans and rings takes the same clinics everywhere', async ({
      assert,
    }) => {
      await flags.change(name, GRADUAL, {}, agent)
      const found = onFor(flags, name)
      const reference = new Evaluator([featureOf(name, GRADUAL)])
      assert.deepEqual(
        found,
        CLINICS.map((clinic) => reference.isOn(name, clinic))
      )
      const eligible = CLINICS.filter(({ plan, ring }) => plan === 'pro' && ring !== 'stable')
      const on = CLINICS.filter((_, index) => found[index])
      assert.includeDeepMembers(eligible, on)
      assert.approximately(on.length / eligible.length, 0.4, 0.08)
    })

    test('more percent keeps those who had it', async ({ assert }) => {
      await flags.change(name, { ...EVERYONE, percentage: 20 }, {}, agent)
      const few = onFor(flags, name)
      await flags.change(name, { ...EVERYONE, percentage: 70 }, {}, agent)
      const many = onFor(flags, name)
      assert.isTrue(few.every((isOn, index) => !isOn || many[index]))
      assert.isAbove(many.filter(Boolean).length, few.filter(Boolean).length)
    })

    test('the kill switch turns it off for everyone at once, and keeps for whom it was', async ({
      assert,
    }) => {
      await flags.change(name, GRADUAL, { note: 'Trial' }, agent)
      const before = onFor(flags, name)
      await flags.turn(name, 'off', agent)
      assert.notInclude(onFor(flags, name), true)
      assert.equal(flags.noteOf(name)?.by, agent.name)
      await flags.turn(name, 'on', agent)
      assert.deepEqual(onFor(flags, name), before)
      assert.equal(flags.row(name)?.note, 'Trial')
    })

    test('a flag that nobody made can be killed', async ({ assert }) => {
      await flags.turn(name, 'off', agent)
      assert.notInclude(onFor(flags, name), true)
    })

    test('every turn leaves a line with before and after', async ({ assert }) => {
      await flags.change(name, GRADUAL, {}, agent)
      await flags.turn(name, 'off', agent)
      const off = { ...GRADUAL, isEnabled: false }
      assert.deepEqual(await linesOf(name), [
        { action: 'flag.make', by: agent.name, before: 'not made yet', after: GRADUAL },
        { action: 'flag.turn_off', by: agent.name, before: GRADUAL, after: off },
      ])
    })

    test('who listens hears of a change, and another process takes it in', async ({ assert }) => {
      let heard = 0
      flags.onChange(() => heard++)
      await flags.turn(name, 'off', agent)
      assert.isAbove(heard, 0)
      await others.refresh()
      assert.notInclude(onFor(others, name), true)
    })

    test('a planned turn happens once, whoever looks', async ({ assert }) => {
      const at = Date.now() + 60_000
      await flags.schedule(name, { scheduledOnAt: null, scheduledOffAt: at }, agent)
      await flags.tick(at - 1)
      assert.notInclude(onFor(flags, name), false)
      await others.refresh()
      await Promise.all([flags.tick(at), others.tick(at)])
      await flags.tick(at + 1)
      assert.notInclude(onFor(flags, name), true)
      const turns = (await linesOf(name)).filter(({ action }) => action === 'flag.turn_off')
      assert.lengthOf(turns, 1)
      assert.deepInclude(turns[0], { by: 'MedTrack', after: { ...EVERYONE, isEnabled: false } })
      assert.isNull((await Flag.findOrFail(name)).scheduledOffAt)
    })

    test('every case of the verdict comes out as written where its flags are asked here', async ({
      assert,
      cleanup,
    }) => {
      const off = newFlag()
      cleanup(async () => {
        await Flag.query().where('name', off).delete()
      })
      await flags.change(name, { ...EVERYONE, rings: ['early'] }, {}, agent)
      await flags.turn(off, 'off', agent)
      const clinic = CLINICS.find(({ ring }) => ring === 'early')!
      const asked = <Fact extends { isOn: boolean }>(fact: Fact) => ({
        ...fact,
        isOn: flags.isOn(fact.isOn ? name : off, clinic),
      })
      for (const { title, facts, verdict } of cases) {
        const { flag, featureFlag } = facts
        const found = { flag: asked(flag), featureFlag: featureFlag && asked(featureFlag) }
        assert.deepEqual(verdictOn({ ...facts, ...found }), verdict, title)
      }
    })

    test('a thousand verdicts on a gradual flag are those of the evaluator alone', async ({
      assert,
    }) => {
      await flags.change(name, GRADUAL, {}, agent)
      const { facts } = cases.find(({ verdict }) => verdict.isOn)!
      const reference = new Evaluator([featureOf(name, GRADUAL)])
      const verdicts = (isOn: (clinic: (typeof CLINICS)[number]) => boolean) =>
        CLINICS.map((clinic) => verdictOn({ ...facts, flag: { isOn: isOn(clinic) } }))
      const found = verdicts((clinic) => flags.isOn(name, clinic))
      assert.deepEqual(
        found,
        verdicts((clinic) => reference.isOn(name, clinic))
      )
      assert.sameMembers([...new Set(found.map(({ isOn }) => isOn))], [true, false])
    })

    test('what the console wrote reads back as the same rule', async ({ assert }) => {
      await flags.change(name, GRADUAL, {}, agent)
      const feature = await flags.store.read(name)
      assert.deepEqual(feature && ruleOf(feature), GRADUAL)
      const known = flags.store.feature(name)
      assert.deepEqual(known && ruleOf(known), GRADUAL)
    })
  })
}
