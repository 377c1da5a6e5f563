import type { ApiClient } from '@japa/api-client'
import { randomBytes } from 'node:crypto'
import { test } from '@japa/runner'
import { leaveTeam } from '#console/team'
import User from '#identity/user'
import { createUser, PASSWORD } from '#tests/factories/clinics'
import { linkIn, nextMailTo } from '#tests/http/identity/outbox'

test.group('The platform team', (group) => {
  let admin: User
  let others: User[]

  group.each.setup(async () => {
    others = await User.query().where('isSuperAdmin', true)
    admin = await createUser({ isSuperAdmin: true })
  })
  group.each.teardown(async () => {
    const ids = others.map(({ id }) => id)
    await User.query().whereIn('id', ids).update({ isSuperAdmin: true })
    await User.query().where('id', admin.id).update({ isSuperAdmin: false })
  })

  const add = (client: ApiClient, fields: object) =>
    client
      .post('/console/team')
      .form(fields)
      .loginAs(admin)
      .withCsrfToken()
      .accept('html')
      .redirects(0)
  const remove = (client: ApiClient, id: string) =>
    client.delete(`/console/team/${id}`).loginAs(admin).withCsrfToken().accept('html').redirects(0)

  test('gives somebody new an account that opens with the mail, and to the console', async ({
    assert,
    client,
  }) => {
    const email = `${randomBytes(6).toString('hex')}@people.example`
    ;(await add(client, { full_name: 'Pia Platform', email })).assertStatus(303)
    const page = await client.get('/console/team').loginAs(admin).accept('html')
    page.assertTextIncludes('Pia Platform')
    page.assertTextIncludes('No password yet')
    assert.isNull(await User.byCredentials(email, ''))
    const link = linkIn(await nextMailTo(email))
    const fields = { password: PASSWORD, password_confirmation: PASSWORD }
    await client.post(link).form(fields).withCsrfToken().redirects(0)
    const pia = await User.byCredentials(email, PASSWORD)
    ;(await client.get('/console/clinics').loginAs(pia!)).assertStatus(200)
    await pia!.merge({ isSuperAdmin: false }).save()
  })

  test('takes in who has an account, and lets them go at once', async ({ client }) => {
    const person = await createUser()
    ;(await client.get('/console/clinics').loginAs(person)).assertStatus(403)
    ;(await add(client, { full_name: 'Any name', email: person.email })).assertStatus(303)
    ;(await client.get('/console/clinics').loginAs(person)).assertStatus(200)
    ;(await remove(client, person.id)).assertStatus(303)
    ;(await client.get('/console/clinics').loginAs(person)).assertStatus(403)
  })

  test('is never empty, also when the last two remove each other at once', async ({
    assert,
    client,
  }) => {
    await User.query().where('isSuperAdmin', true).update({ isSuperAdmin: false })
    await User.query().where('id', admin.id).update({ isSuperAdmin: true })
    const alone = await remove(client, admin.id)
    alone.assertStatus(422)
    alone.assertTextIncludes('Somebody must run the platform')
    const second = await createUser({ isSuperAdmin: true })
    const agent = { id: admin.id, name: admin.fullName }
    const results = await Promise.allSettled([
      leaveTeam(admin.id, agent),
      leaveTeam(second.id, agent),
    ])
    assert.lengthOf(
      results.filter(({ status }) => status === 'fulfilled'),
      1
    )
    await User.query().where('id', second.id).update({ isSuperAdmin: false })
  })

  test('says what is wrong where, and keeps the typing', async ({ client }) => {
    const response = await add(client, { full_name: 'Pia Platform', email: 'nowhere' })
    response.assertStatus(422)
    response.assertTextIncludes('Pia Platform')
  })
})
