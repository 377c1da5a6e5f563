import { readFile, stat } from 'node:fs/promises'
import { test } from '@japa/runner'
import { mailPerson, textPerson } from '@medtrack/sdk'
import { storagePath } from '#config/storage'
import { ledger } from '#releases/ledger'
import type Clinic from '#tenancy/clinic'
import { removeClinic } from '#tests/factories/clinics'
import { insideClinic } from '#tests/factories/inside_clinic'
import { linkIn, mailsTo, nextMailTo } from '#tests/http/identity/outbox'
import { createClinicOn } from '#tests/http/releases/clinics_on'

const CALENDAR = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:memos\r\nEND:VCALENDAR\r\n'

test.group('What a module tells somebody who is no member', (group) => {
  let clinic: Clinic
  let address: string

  group.each.setup(async () => {
    clinic = await createClinicOn('1.1.0')
    address = `${clinic.slug}@people.example`
    return () => removeClinic(clinic)
  })

  const send = (locale: string, more = {}) =>
    insideClinic(clinic, () =>
      mailPerson('memos', {
        to: { address, name: 'Beatriz Ocampo' },
        locale,
        words: 'mail',
        data: { what: 'lunch' },
        ...more,
      })
    )

  test('comes by mail in their language, from the clinic', async ({ assert }) => {
    await send('es-MX')
    const { raw, subject, text } = await nextMailTo(address)
    assert.include(subject, 'Una nota de')
    assert.include(raw.replaceAll(/\r?\n /g, ' '), clinic.name)
    assert.include(text, 'Beatriz Ocampo')
    assert.include(text, `En el tablón de ${clinic.name} hay algo para usted: lunch.`)
    assert.notMatch(text, /https?:/)
    assert.notInclude(raw, '>MedTrack<')
  })

  test('falls back to a language that the module speaks', async ({ assert }) => {
    await send('de-AT')
    assert.include((await nextMailTo(address)).subject, 'A memo from')
  })

  test('leads to a public page, and brings an appointment', async ({ assert }) => {
    await send('en', { path: '/pins', calendar: { content: CALENDAR, method: 'REQUEST' } })
    const mail = await nextMailTo(address)
    assert.equal(linkIn(mail), `/p/${clinic.slug}/memos/pins`)
    assert.match(mail.raw, /text\/calendar; charset=utf-8; method=REQUEST/)
    assert.include(mail.raw, 'filename=appointment.ics')
  })

  test('is not sent for a module that the clinic does not have', async ({ assert }) => {
    await insideClinic(clinic, () =>
      mailPerson('nothing', { to: { address }, locale: 'en', words: 'mail', data: {} })
    )
    assert.lengthOf(await mailsTo(address), 0)
    assert.isTrue((await ledger.of(clinic.id)).has('memos'))
  })

  test('comes as a text message, with the link behind it', async ({ assert }) => {
    await insideClinic(clinic, () =>
      textPerson('memos', {
        to: '+52 55 1234-5678',
        locale: 'es',
        words: 'mail.short',
        data: { what: 'comida' },
        path: '/pins',
      })
    )
    const file = storagePath('outbox', 'texts.jsonl')
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n')
    const sent = lines
      .map((line) => JSON.parse(line))
      .find(({ text }) => text.includes(clinic.slug))
    assert.equal(sent.to, '+525512345678')
    assert.match(
      sent.text,
      new RegExp(`^${clinic.name}: comida https?://.*/p/${clinic.slug}/memos/pins$`)
    )
    assert.equal((await stat(file)).mode & 0o777, 0o600)
  })

  test('goes to no number without its country, and does not say which that was', async ({
    assert,
  }) => {
    const wrong = () =>
      insideClinic(clinic, () =>
        textPerson('memos', {
          to: '5512345678',
          locale: 'es',
          words: 'mail.short',
          data: { what: '' },
        })
      )
    await assert.rejects(wrong, /begins with \+/)
  })
})
