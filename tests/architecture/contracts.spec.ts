import { existsSync, readdirSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import type { ModuleContract } from '@medtrack/sdk'
import { RouteBuilder } from '@medtrack/sdk/routes'

test.group('Module contracts', () => {
  test('{$self} names declared permissions for its routes, navigation and slots')
    .with(moduleKeys)
    .run(async ({ assert }, key) => {
      const contract = await loadContract(key)
      const declared = Object.keys(contract.permissions)
      const used = permissionsUsedBy(key, contract)
      assert.isNotEmpty(used)
      assert.deepEqual(
        used.filter((permission) => !declared.includes(permission)),
        []
      )
    })

  test('{$self} begins its permissions with its own key')
    .with(moduleKeys)
    .run(async ({ assert }, key) => {
      const { permissions } = await loadContract(key)
      assert.isTrue(Object.keys(permissions).every((name) => name.startsWith(`${key}.`)))
    })

  test('a route without a permission is refused', ({ assert }) => {
    const routes = new RouteBuilder('patients')
    const to: [never, string] = [undefined as never, 'index'] // never called: the route is refused
    assert.throws(() => routes.get('/', { to, permission: '' }), /names no permission/)
    assert.isEmpty(routes.routes)
  })
})

function moduleKeys(): string[] {
  const folder = app.makePath('modules')
  return readdirSync(folder).filter((key) => existsSync(`${folder}/${key}/package.json`))
}

async function loadContract(key: string): Promise<ModuleContract> {
  const file = pathToFileURL(app.makePath('modules', key, 'module.ts'))
  return (await import(file.href)).default
}

function permissionsUsedBy(key: string, contract: ModuleContract): string[] {
  const builder = new RouteBuilder(key)
  contract.routes?.(builder)
  return [...builder.routes, ...(contract.navigation ?? []), ...(contract.slots ?? [])].map(
    ({ permission }) => permission
  )
}
