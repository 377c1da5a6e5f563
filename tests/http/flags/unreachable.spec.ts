import { test } from '@japa/runner'
import Flag from '#entitlements/flags/flag'
import { FlagRefusedError, FlagsUnreachableError } from '#entitlements/flags/errors'
import { flags } from '#entitlements/flags/platform_flags'
import type User from '#identity/user'
import { createUser } from '#tests/factories/clinics'

const PAGE = '/console/flags/module.memos'

test.group('Flags that cannot be reached', (group) => {
  let admin: User

  group.each.setup(async () => {
    admin = await createUser({ isSuperAdmin: true })
    // The store of this process loses its server for the time of a test.
    return async () => {
      Reflect.deleteProperty(flags.store, 'status')
      Reflect.deleteProperty(flags.store, 'read')
      await Flag.query().delete()
      await flags.refresh()
    }
  })

  function lose(error: Error) {
    const status = { isReachable: false, since: new Date('2026-03-04T05:06:00Z') }
    Object.defineProperty(flags.store, 'status', { value: status, configurable: true })
    const read = () => Promise.reject(error)
    Object.defineProperty(flags.store, 'read', { value: read, configurable: true })
  }

  test('are told apart from flags that are off, with the moment', async ({ assert, client }) => {
    lose(new FlagsUnreachableError())
    for (const path of ['/console/flags', PAGE]) {
      const page = (await client.get(path).loginAs(admin)).text()
      assert.include(page, 'Unreachable since')
      assert.include(page, 'Mar 4, 2026')
      assert.include(page, 'This is not the same as off')
      assert.notInclude(page, 'Turned off')
    }
  })

  test('are not changed, and the page says so', async ({ assert, client }) => {
    lose(new FlagsUnreachableError())
    const kill = await client.post(`${PAGE}/kill-switch`).loginAs(admin).withCsrfToken()
    kill.assertStatus(503)
    kill.assertTextIncludes('Nothing was changed')
    const refused = new FlagRefusedError('Unleash answered 403.')
    lose(refused)
    const saved = await client.put(PAGE).form({ percentage: 5 }).loginAs(admin).withCsrfToken()
    saved.assertStatus(502)
    saved.assertTextIncludes('The Unleash server refused')
    assert.isNull(await Flag.first())
  })
})
