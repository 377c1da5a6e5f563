import { test } from '@japa/runner'
import { resumeClinic, suspendClinic } from '#clinics/life'
import { runJob } from '#gateway/job_runner'
import { InProcessDriver } from '#queue/in_process_driver'
import { queue } from '#queue/queue'
import { ledger } from '#releases/ledger'
import type Clinic from '#tenancy/clinic'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import { createClinic, removeClinic } from '#tests/factories/clinics'
import { until } from '#tests/http/releases/until'
import Memo from '#tests/fixtures/modules/memos-1.1.0/models/memo'

test.group('Jobs of a clinic', (group) => {
  let clinic: Clinic
  let memo: Memo

  group.each.setup(async () => {
    clinic = await createClinic()
    memo = await inside(() => Memo.create({ text: 'Order gloves' }))
    return () => removeClinic(clinic)
  })

  const inside = <T>(work: () => Promise<T>) => enterClinic(clinic, PLATFORM, work)
  const stamp = () => runJob({ name: 'memos.stamp', clinicId: clinic.id, recordId: memo.id })
  const stamps = () => inside(async () => (await Memo.findOrFail(memo.id)).stamps)
  const refusal = () =>
    stamp().then(
      () => null,
      (error) => error.code
    )

  test('are kept while it is suspended, and worked once it is open again', async ({ assert }) => {
    await suspendClinic(clinic, 'Unpaid since June')
    assert.equal(await refusal(), 'E_NOT_NOW')
    assert.equal(await stamps(), 0)
    await resumeClinic(clinic)
    await stamp()
    assert.equal(await stamps(), 1)
  })

  test('are kept while their module is off, and worked once it is on again', async ({ assert }) => {
    await ledger.keep(clinic.id, 'memos', false)
    assert.equal(await refusal(), 'E_NOT_NOW')
    assert.equal(await stamps(), 0)
    await ledger.keep(clinic.id, 'memos', true)
    await stamp()
    assert.equal(await stamps(), 1)
  })

  test('are kept while no release here knows them', async ({ assert }) => {
    const job = { name: 'memos.shred', clinicId: clinic.id, recordId: memo.id }
    await assert.rejects(() => runJob(job), /cannot be worked/)
  })

  test('are worked in it, though the work of another clinic woke the queue', async ({ assert }) => {
    const other = await createClinic()
    const driver = new InProcessDriver()
    const failures: string[] = []
    await queue.stop()
    await driver.start((job) =>
      runJob(job).catch((error) => {
        failures.push(error.code)
        throw error
      })
    )
    const job = { name: 'memos.stamp', clinicId: clinic.id, recordId: memo.id }
    await enterClinic(other, PLATFORM, () => driver.push(job))
    await until('it is worked', async () => (await stamps()) === 1)
    await driver.stop()
    await queue.start(runJob)
    assert.deepEqual(failures, [])
    await removeClinic(other)
  })

  test('end with the clinic that they were for', async () => {
    const clinicId = '00000000-0000-7000-8000-000000000000'
    await runJob({ name: 'memos.stamp', clinicId, recordId: memo.id })
  })
})
