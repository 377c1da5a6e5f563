import { test } from '@japa/runner'
import {
  currentClinic,
  LimitReachedError,
  releaseLimit,
  transaction,
  useLimit,
} from '@medtrack/sdk'
import { invite } from '#clinics/invitations'
import { reconcileLimit } from '#entitlements/limits'
import Invitation from '#identity/invitation'
import type Clinic from '#tenancy/clinic'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import { createClinic, createMember, createUser, removeClinic } from '#tests/factories/clinics'

const FREE_PATIENTS = 50

async function used(clinic: Clinic): Promise<number | null> {
  return enterClinic(clinic, PLATFORM, async () => {
    const row = await currentClinic().db.from('limit_counters').where('name', 'patients').first()
    return row ? Number(row.used) : null
  })
}

function take(clinic: Clinic, count = 1) {
  return enterClinic(clinic, PLATFORM, () => transaction(() => useLimit('patients', count)))
}

async function outcomes(work: Promise<unknown>[]) {
  const settled = await Promise.allSettled(work)
  const refused = settled.filter(
    (one) => one.status === 'rejected' && one.reason instanceof LimitReachedError
  )
  const failed = settled.filter((one) => one.status === 'rejected' && !refused.includes(one))
  return { taken: settled.length - refused.length - failed.length, refused: refused.length, failed }
}

test.group('Limits', (group) => {
  let clinic: Clinic

  group.each.setup(async () => {
    clinic = await createClinic({ plan: 'free' })
    return () => removeClinic(clinic)
  })

  test('hold when fifty ask at once and one fits', async ({ assert }) => {
    await take(clinic, FREE_PATIENTS - 1)
    const { taken, refused, failed } = await outcomes(
      Array.from({ length: 50 }, () => take(clinic))
    )
    assert.deepEqual([taken, refused, failed], [1, 49, []])
    assert.equal(await used(clinic), FREE_PATIENTS)
  })

  test('hold when the first ever fifty-one ask at once', async ({ assert }) => {
    const { taken, refused, failed } = await outcomes(
      Array.from({ length: 51 }, () => take(clinic))
    )
    assert.deepEqual([taken, refused, failed], [50, 1, []])
  })

  test('count nothing that was rolled back', async ({ assert }) => {
    await take(clinic)
    const failing = enterClinic(clinic, PLATFORM, () =>
      transaction(async () => {
        await useLimit('patients')
        throw new RangeError('after taking')
      })
    )
    await assert.rejects(() => failing, 'after taking')
    assert.equal(await used(clinic), 1)
  })

  test('give back what no longer counts, and never below nothing', async ({ assert }) => {
    await take(clinic, 2)
    await enterClinic(clinic, PLATFORM, () => releaseLimit('patients', 1))
    assert.equal(await used(clinic), 1)
    await enterClinic(clinic, PLATFORM, () => releaseLimit('patients', 5))
    assert.equal(await used(clinic), 0)
  })

  test('a counter that went astray is counted anew', async ({ assert }) => {
    await take(clinic, 7)
    await enterClinic(clinic, PLATFORM, () =>
      transaction(() => reconcileLimit(currentClinic(), 'patients'))
    )
    assert.equal(await used(clinic), 0)
  })

  test('of two invitations to be the one doctor, one is sent', async ({ assert }) => {
    const owner = await createMember(clinic, 'owner')
    const agent = { id: owner.id, name: owner.fullName }
    const ask = (name: string) => {
      const address = { email: `${name}@${clinic.slug}.example`, role: 'doctor' as const }
      return enterClinic(clinic, PLATFORM, () => invite(clinic, address, owner, agent))
    }
    const { taken, refused, failed } = await outcomes(['one', 'two', 'three'].map(ask))
    assert.deepEqual([taken, refused, failed], [1, 2, []])
    const [pending] = await Invitation.pendingOf(clinic.id)
    await assert.doesNotReject(() => ask(pending.email.split('@')[0]))
    assert.lengthOf(await Invitation.pendingOf(clinic.id), 1)
  })

  test('a plan without a limit counts all the same', async ({ assert }) => {
    const pro = await createClinic({ plan: 'pro' })
    try {
      await take(pro, 120)
      assert.equal(await used(pro), 120)
    } finally {
      await removeClinic(pro)
    }
  })

  test('a person who is no doctor needs no room', async ({ assert }) => {
    await createMember(clinic, 'doctor')
    const nurse = { email: `nurse@${clinic.slug}.example`, role: 'nurse' as const }
    const owner = await createUser()
    const agent = { id: owner.id, name: owner.fullName }
    const sent = await enterClinic(clinic, PLATFORM, () => invite(clinic, nurse, owner, agent))
    assert.equal(sent, 'sent')
  })
})
