import { AES256GCM } from '@adonisjs/core/encryption/drivers/aes_256_gcm'
import { Encryption } from '@adonisjs/core/encryption'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { seal, unseal } from '@medtrack/sdk'
import { v7 } from 'uuid'
import env from '#start/env'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import { rewrapKeys } from '#vault/rewrap'
import { createClinic, removeClinic } from '#tests/factories/clinics'

const OLD = 'an old key of thirty-two characters'

function wrappingWith(keys: string[]) {
  return new Encryption({ driver: (key) => new AES256GCM({ id: 'gcm', key }), keys })
}

test.group('A new APP_KEY', () => {
  test('opens what the old one wrapped, and the old one opens nothing any more', async ({
    assert,
    cleanup,
  }) => {
    const clinic = await createClinic()
    cleanup(() => removeClinic(clinic))
    const inside = <T>(work: () => Promise<T>) => enterClinic(clinic, PLATFORM, work)
    const sealed = await inside(() => seal(v7(), 'Sleeps badly.'))
    const present = env.get('APP_KEY').release()
    const stored = async () => {
      const row = await db.from('clinic_keys').where('clinic_id', clinic.id).firstOrFail()
      return String(row.wrapped_key)
    }
    cleanup(() => rewrapKeys(wrappingWith([present, OLD])).then(() => {}))

    await rewrapKeys(wrappingWith([OLD, present]))
    assert.isNull(wrappingWith([present]).decrypt(await stored(), 'clinic-key'))
    assert.isNotNull(wrappingWith([OLD]).decrypt(await stored(), 'clinic-key'))

    await rewrapKeys(wrappingWith([present, OLD]))
    assert.isNull(wrappingWith([OLD]).decrypt(await stored(), 'clinic-key'))
    assert.equal(await inside(() => unseal(sealed)), 'Sleeps badly.')
  })

  test('says so when a key is missing', async ({ assert, cleanup }) => {
    const clinic = await createClinic()
    cleanup(() => removeClinic(clinic))
    await enterClinic(clinic, PLATFORM, () => seal(v7(), 'Anything'))
    await assert.rejects(() => rewrapKeys(wrappingWith([OLD])), /cannot be opened/)
  })
})
