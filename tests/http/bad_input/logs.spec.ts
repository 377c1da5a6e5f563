import { test } from '@japa/runner'
import type Clinic from '#tenancy/clinic'
import { placementOf } from '#tenancy/placements'
import { withConnection } from '#tenancy/with_connection'
import { createClinic, createMember, removeClinic } from '#tests/factories/clinics'
import { ServerProcess } from '#tests/http/releases/server_process'
import { until } from '#tests/http/releases/until'

const PATIENT = { given: 'Quintessa', family: 'Loggerhead', sex: 'female', allergies: 'walnuts' }
const TRIGGERS = {
  mysql: "FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no room'",
  sqlite: "BEGIN SELECT RAISE(ABORT, 'no room'); END",
}

test.group('The log', (group) => {
  group.tap((one) => one.timeout(120_000))
  let server: ServerProcess
  let clinic: Clinic

  group.setup(async () => {
    clinic = await createClinic()
    server = await ServerProcess.start({ LOG_LEVEL: 'error' })
  })

  group.teardown(async () => {
    await server?.stop()
    await removeClinic(clinic)
  })

  test('tells that a statement failed and where, and nothing of what stood in it', async ({
    assert,
  }) => {
    await refuse('patients', clinic)
    const owner = await createMember(clinic, 'owner')
    const address = `/c/${clinic.slug}/patients`
    const form = server.client.post(address).form(PATIENT).loginAs(owner).withCsrfToken()
    assert.equal((await form.redirects(0)).status(), 500)
    const code =
      clinic.databaseServer.engine === 'mysql' ? 'ER_SIGNAL_EXCEPTION' : 'SQLITE_CONSTRAINT'
    await until('the failure is in the log', async () => server.output.includes(code))
    assert.include(server.output, '/c/:clinic/patients')
    assert.match(server.output, /^\s+at .+:\d+:\d+/m)
    for (const typed of ['Quintessa', 'Loggerhead', 'walnuts']) {
      assert.notInclude(server.output.toLowerCase(), typed.toLowerCase())
    }
  })
})

/** The clinic's table takes no new row. */
async function refuse(table: string, clinic: Clinic) {
  const placement = await placementOf(clinic)
  const body = TRIGGERS[clinic.databaseServer.engine]
  await withConnection(placement.migrator(clinic), (admin) =>
    admin.rawQuery(`CREATE TRIGGER refuse_${table} BEFORE INSERT ON ${table} ${body}`)
  )
}
