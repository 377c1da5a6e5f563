import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { useFlagSource } from '#entitlements/flag_source'
import { FlagsUnreachableError } from '#entitlements/flags/errors'
import Flag from '#entitlements/flags/flag'
import { AdminApi } from '#entitlements/flags/admin_api'
import { EVERYONE, featureOf, ruleOf } from '#entitlements/flags/flag_rule'
import { Flags } from '#entitlements/flags/flags'
import { flags as platformFlags } from '#entitlements/flags/platform_flags'
import { ServerStore } from '#entitlements/flags/server_store'
import { flagContract, linesOf, newFlag, onFor } from '#tests/contracts/flags/flag_contract'
import { agent, CLINICS } from '#tests/contracts/flags/people'
import { RealUnleash } from '#tests/contracts/flags/unleash_server'
import { createClinic, createMember, createUser, removeClinic } from '#tests/factories/clinics'
import { ServerProcess } from '#tests/http/releases/server_process'
import { until } from '#tests/http/releases/until'

/** One server for this file: it takes seconds to come up. */
const unleash = new RealUnleash()
const store = (process: string) => new ServerStore(unleash.settings(process))

/** Whatever engine the central database runs on, Unleash answers the same: once is enough. */
const isAsked = process.env.DB_ENGINE !== 'mysql'

if (isAsked) {
  test.group('Flags | an Unleash server', () => {
    test('comes up with an empty project', async ({ assert }) => {
      await unleash.start()
      assert.isUndefined(await new AdminApi(unleash.settings('first')).read(newFlag()))
    }).disableTimeout()
  })

  flagContract('on an Unleash server', store)

  withServer()
}

function withServer() {
  test.group('Flags | with an Unleash server', (group) => {
    const made: string[] = []
    group.teardown(async () => {
      await unleash.stop()
      await Flag.query().whereIn('name', made).delete()
      // The deployment's own flags heard of these while they stood.
      await platformFlags.refresh()
    })

    async function begin(process: string) {
      const flags = new Flags(store(process))
      await flags.start()
      return flags
    }

    const gradual = { isEnabled: true, percentage: 35, plans: ['pro'], rings: ['early', 'stable'] }

    test("the server's own answers are ours", async ({ assert }) => {
      const name = newFlag()
      made.push(name)
      const flags = await begin('playground')
      try {
        await flags.change(name, gradual, {}, agent)
        const theirs = await unleash.answers(name, CLINICS)
        assert.lengthOf([...theirs], CLINICS.length)
        assert.deepEqual(
          CLINICS.map(({ clinicId }) => theirs.get(clinicId)),
          onFor(flags, name)
        )
      } finally {
        flags.stop()
      }
    })

    test('a flag that was made in Unleash is shown as it is, and killed without losing it', async ({
      assert,
    }) => {
      const name = newFlag()
      made.push(name)
      const feature = featureOf(name, gradual)
      const [first] = feature.strategies ?? []
      const second = {
        ...first,
        parameters: { ...first.parameters, rollout: '5' },
        constraints: [],
      }
      const admin = new AdminApi(unleash.settings('console'))
      await admin.write({ ...feature, strategies: [first, second] })
      const flags = await begin('foreign')
      try {
        await until('the flag is known', async () => Boolean(flags.store.feature(name)))
        const before = onFor(flags, name)
        assert.isNull(ruleOf(flags.store.feature(name) ?? feature))
        await flags.turn(name, 'off', agent)
        assert.notInclude(onFor(flags, name), true)
        await flags.turn(name, 'on', agent)
        assert.deepEqual(onFor(flags, name), before)
        const [off] = await linesOf(name)
        assert.lengthOf(off.before.strategies, 2)
      } finally {
        flags.stop()
      }
    })

    test('killed in the middle: answers and pages stay, changes wait; back, it catches up', async ({
      assert,
      client,
      cleanup,
    }) => {
      const name = newFlag()
      made.push(name, 'module.memos')
      const flags = await begin('survivor')
      useFlagSource(flags)
      const clinic = await createClinic()
      const owner = await createMember(clinic, 'owner')
      const stopServing = await testUtils.httpServer().start()
      cleanup(async () => {
        await stopServing()
        useFlagSource(platformFlags)
        flags.stop()
        await removeClinic(clinic)
      })
      const status = async (path: string) =>
        (await client.get(`/c/${clinic.slug}${path}`).loginAs(owner)).status()

      assert.equal(await status('/memos'), 200)
      await flags.turn('module.memos', 'off', agent)
      await flags.change(name, gradual, {}, agent)
      const known = onFor(flags, name)
      await unleash.kill()
      await until('the loss is noticed', async () => !flags.store.status.isReachable)
      assert.deepEqual(onFor(flags, name), known)
      assert.deepEqual([await status(''), await status('/memos')], [200, 404])
      await assert.rejects(() => flags.turn(name, 'off', agent), FlagsUnreachableError.message)
      assert.lengthOf(await linesOf(name), 1)

      const restarted = await begin('survivor')
      assert.isFalse(restarted.store.status.isReachable)
      assert.deepEqual(onFor(restarted, name), known)
      restarted.stop()

      await unleash.serve()
      await new AdminApi(unleash.settings('console')).write(featureOf('module.memos', EVERYONE))
      await until('the module is back', async () => (await status('/memos')) === 200)
      assert.isTrue(flags.store.status.isReachable)
    })

    test('a token that is refused is told apart from a flag that is off', async ({ assert }) => {
      const settings = { ...unleash.settings('refused'), clientToken: 'default:development.wrong' }
      const flags = new Flags(new ServerStore(settings))
      await flags.start()
      try {
        assert.isFalse(flags.store.status.isReachable)
        assert.notInclude(onFor(flags, newFlag()), false)
      } finally {
        flags.stop()
      }
    })

    test('is driven through the console: killed there, gone and said so, back and turned on', async ({
      assert,
      cleanup,
    }) => {
      const { url, clientToken, adminUrl, adminToken, project, environment } =
        unleash.settings('served')
      const server = await ServerProcess.start({
        UNLEASH_URL: url,
        UNLEASH_CLIENT_TOKEN: clientToken,
        UNLEASH_ADMIN_URL: adminUrl,
        UNLEASH_ADMIN_TOKEN: adminToken,
        UNLEASH_PROJECT: project,
        UNLEASH_ENVIRONMENT: environment,
      })
      const clinic = await createClinic()
      const owner = await createMember(clinic, 'owner')
      const admin = await createUser({ isSuperAdmin: true })
      made.push('module.memos')
      cleanup(async () => {
        await server.stop()
        await removeClinic(clinic)
      })
      const page = '/console/flags/module.memos'
      const shown = async (path = page) =>
        (await server.client.get(path).loginAs(admin).accept('html')).text()
      const turn = (method: 'post' | 'delete') =>
        server.client[method](`${page}/kill-switch`)
          .loginAs(admin)
          .withCsrfToken()
          .accept('html')
          .redirects(0)
      const answers = (wanted: number) =>
        until(
          `the module answers ${wanted}`,
          async () =>
            (await server.client.get(`/c/${clinic.slug}/memos`).loginAs(owner)).status() === wanted,
          30_000
        )

      await answers(200)
      assert.equal((await turn('post')).status(), 303)
      await answers(404)
      const kept = await new AdminApi(unleash.settings('served')).read('module.memos')
      assert.isFalse(kept?.enabled)

      await unleash.kill()
      await until(
        'the console says that the server is gone',
        async () => (await shown('/console/flags')).includes('Unreachable since'),
        30_000
      )
      const refused = await turn('delete')
      assert.equal(refused.status(), 503)
      assert.include(refused.text(), 'Nothing was changed')
      await answers(404)

      await unleash.serve()
      await until(
        'the console has caught up',
        async () => !(await shown('/console/flags')).includes('Unreachable since'),
        30_000
      )
      assert.equal((await turn('delete')).status(), 303)
      await answers(200)
    }).timeout(180_000)
  })
}
