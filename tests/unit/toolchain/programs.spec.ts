import { test } from '@japa/runner'
import { importScript } from './scripts.js'

interface Programs {
  installCommands(programs: string[]): [string, string[]][]
  missingPrograms(wanted: string[], find: (program: string) => string | undefined): string[]
}

test.group('Toolchain | programs of the tests', () => {
  test('apt-get is asked for each package once, without its recommendations', async ({
    assert,
  }) => {
    const { installCommands } = await importScript<Programs>('servers/programs.js')
    const [update, install] = installCommands(['mariadb', 'mariadbInstall', 'chromium'])
    assert.deepEqual(update[1].slice(-2), ['update', '-q'])
    assert.equal(install[0], 'apt-get')
    assert.include(install[1], '--no-install-recommends')
    assert.deepEqual(install[1].slice(-2), ['mariadb-server', 'chromium'])
  })

  test('only what cannot be found is missing', async ({ assert }) => {
    const { missingPrograms } = await importScript<Programs>('servers/programs.js')
    const find = (program: string) => (program === 'redis' ? '/usr/bin/redis-server' : undefined)
    assert.deepEqual(missingPrograms(['redis', 'chromium'], find), ['chromium'])
  })
})
