import { test } from '@japa/runner'
import { bus } from '#bus/bus'
import { editPlan, makePlan } from '#console/plan_desk'
import type User from '#identity/user'
import { ledger } from '#releases/ledger'
import Clinic from '#tenancy/clinic'
import { createMember, removeClinic } from '#tests/factories/clinics'
import { createClinicOn } from '#tests/http/releases/clinics_on'
import { ServerProcess } from '#tests/http/releases/server_process'
import { until } from '#tests/http/releases/until'

/** Far below the half minute after which a process would look by itself. */
const BY_SIGNAL_MS = 10_000

function planFacts(modules: string[]) {
  const price = { price: 0, currency: 'USD', interval: 'month' } as const
  return {
    name: 'Two servers',
    summary: null,
    ...price,
    modules,
    features: [],
    limits: {},
    isPublic: true,
  }
}

/** Which release answers this member at this server. */
async function serving(server: ServerProcess, clinic: Clinic, user: User) {
  const response = await server.client.get(`/c/${clinic.slug}/memos`).loginAs(user).accept('html')
  return /Memos of release ([\d.]+)/.exec(response.text())?.[1]
}

test.group('Two servers over one central database', (group) => {
  group.tap((one) => one.timeout(120_000))
  let servers: ServerProcess[] = []
  let still: Clinic
  let moving: Clinic

  group.setup(async () => {
    still = await createClinicOn('1.1.0')
    moving = await createClinicOn('1.1.0')
    servers = [await ServerProcess.start(), await ServerProcess.start()]
  })

  group.teardown(async () => {
    for (const server of servers) await server.stop()
    for (const clinic of [still, moving]) await removeClinic(clinic)
  })

  test('follow a flip of the ledger without a restart, for that clinic alone', async ({
    assert,
  }) => {
    const [here, there] = [await createMember(still, 'nurse'), await createMember(moving, 'nurse')]
    const all = async (clinic: Clinic, user: User) =>
      Promise.all(servers.map((server) => serving(server, clinic, user)))
    assert.deepEqual(await all(still, here), ['1.1.0', '1.1.0'])
    assert.deepEqual(await all(moving, there), ['1.1.0', '1.1.0'])

    for (const version of ['1.0.0', '1.1.0', '1.0.0']) {
      await ledger.point(moving.id, 'memos', version, '1.1.0')
      for (const [index, server] of servers.entries()) {
        const follows = async () => (await serving(server, moving, there)) === version
        await until(`server ${index + 1} serves ${version}`, follows, BY_SIGNAL_MS)
      }
      assert.deepEqual(await all(still, here), ['1.1.0', '1.1.0'])
    }
  })

  test('follow a change of a plan', async () => {
    const user = await createMember(still, 'nurse')
    const agent = { id: user.id, name: user.fullName }
    const [key, facts] = [`two-servers-${Date.now()}`, planFacts(['*'])]
    const plan = await makePlan(key, facts, agent)
    await Clinic.query().where('id', still.id).update({ plan: key })
    await bus.publish('clinic.changed', { clinicId: still.id })
    const status = async (server: ServerProcess, path = '') =>
      (
        await server.client.get(`/c/${still.slug}/memos${path}`).loginAs(user).accept('html')
      ).status()
    const all = (wanted: number, path = '') =>
      until(
        `every server answers ${wanted}`,
        async () => {
          const answers = await Promise.all(servers.map((server) => status(server, path)))
          return answers.every((answer) => answer === wanted)
        },
        BY_SIGNAL_MS
      )
    try {
      await all(200)
      await all(404, '/about')
      await editPlan(plan, { ...facts, features: ['memos.about'] }, 1, agent)
      await all(200, '/about')
      await editPlan(plan, planFacts(['patients']), 2, agent)
      await all(404)
    } finally {
      await Clinic.query().where('id', still.id).update({ plan: 'pro' })
      await bus.publish('clinic.changed', { clinicId: still.id })
      await plan.delete()
    }
    await all(200)
  })

  test('close a clinic at once when it is suspended elsewhere', async ({ assert }) => {
    const { suspendClinic, resumeClinic } = await import('#clinics/life')
    const user = await createMember(still, 'nurse')
    const status = async (server: ServerProcess) =>
      (await server.client.get(`/c/${still.slug}/memos`).loginAs(user).accept('html')).status()
    for (const server of servers) assert.equal(await status(server), 200)
    await suspendClinic(still, 'The invoice of March is open.')
    for (const server of servers) {
      await until('the clinic is closed', async () => (await status(server)) === 403, BY_SIGNAL_MS)
    }
    await resumeClinic(still)
    for (const server of servers) {
      await until('the clinic is open', async () => (await status(server)) === 200, BY_SIGNAL_MS)
    }
  })

  test('end when they are asked to', async ({ assert }) => {
    for (const server of servers) assert.equal(await server.stop(), 0, server.output)
  })
})
