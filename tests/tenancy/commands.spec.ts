import ace from '@adonisjs/core/services/ace'
import { test } from '@japa/runner'
import Clinic from '#tenancy/clinic'
import { newClinic, removeClinic } from '#tests/factories/clinics'

test.group('clinic:create', (group) => {
  group.setup(async () => {
    if (!ace.getCommand('clinic:create')) await ace.boot()
    ace.ui.switchMode('raw')
    return () => ace.ui.switchMode('normal')
  })

  test('refuses what no page could show later, and makes nothing')
    .with([
      { flag: '--time-zone', value: 'Mars/Olympus', says: 'time_zone' },
      { flag: '--date-order', value: 'ddd', says: 'date_order' },
      { flag: '--currency', value: 'GOLD', says: 'currency' },
      { flag: '--country', value: 'XX', says: 'country' },
      { flag: '--plan', value: 'platinum', says: 'plan' },
    ])
    .run(async ({ assert }, { flag, value, says }) => {
      const { slug, name } = newClinic()
      const command = await ace.exec('clinic:create', [slug, name, `${flag}=${value}`])
      assert.equal(command.exitCode, 1)
      const logs = command.logger.getLogs().map(({ message }) => message)
      assert.include(logs.join('\n'), says)
      assert.isNull(await Clinic.findBy('slug', slug))
    })

  test('makes a clinic of what it accepts', async ({ assert }) => {
    const { slug, name } = newClinic()
    const zone = '--time-zone=Europe/Madrid'
    const command = await ace.exec('clinic:create', [slug, name, zone, '--date-order=dmy'])
    assert.equal(command.exitCode, 0)
    const clinic = await Clinic.findByOrFail('slug', slug)
    assert.deepEqual([clinic.timeZone, clinic.dateOrder], ['Europe/Madrid', 'dmy'])
    await removeClinic(clinic)
  })
})
