import { test } from '@japa/runner'
import type { Role } from '@medtrack/sdk'
import Invitation from '#identity/invitation'
import { countDoctors } from '#clinics/doctors'
import { Access } from '#entitlements/access'
import Membership, { findMembership } from '#identity/membership'
import type User from '#identity/user'
import type Clinic from '#tenancy/clinic'
import { createClinic, createMember, removeClinic } from '#tests/factories/clinics'
import { trailOf } from '#tests/http/clinics/trail_of'
import { mailsTo, nextMailTo } from '#tests/http/identity/outbox'

test.group('Members of a clinic', (group) => {
  let clinic: Clinic
  let owner: User

  group.each.setup(async () => {
    clinic = await createClinic()
    owner = await createMember(clinic, 'owner')
    return () => removeClinic(clinic)
  })

  const path = (rest = '') => `/c/${clinic.slug}/members${rest}`
  const membershipOf = async (user: User) =>
    (await findMembership(user.id, clinic.id)) as Membership

  test('are listed with their roles', async ({ assert, client }) => {
    const nurse = await createMember(clinic, 'nurse')
    const page = await client.get(path()).loginAs(owner)
    page.assertStatus(200)
    assert.include(page.text(), nurse.email)
    assert.include(page.text(), 'Last owner')
  })

  test('are out with their next request once they are removed', async ({ assert, client }) => {
    const nurse = await createMember(clinic, 'nurse')
    const { id } = await membershipOf(nurse)
    const removal = await client
      .delete(path(`/${id}`))
      .redirects(0)
      .loginAs(owner)
      .withCsrfToken()
    removal.assertStatus(303)
    const next = await client.get(`/c/${clinic.slug}`).loginAs(nurse)
    next.assertStatus(404)
    const [line] = await trailOf(clinic)
    assert.deepEqual([line.action, line.entity_id], ['member.remove', nurse.id])
  })

  test('hold a new role from their next request on', async ({ assert, client }) => {
    const nurse = await createMember(clinic, 'nurse')
    const { id } = await membershipOf(nurse)
    const change = client
      .put(path(`/${id}`))
      .form({ role: 'owner' })
      .redirects(0)
    ;(await change.loginAs(owner).withCsrfToken()).assertStatus(303)
    const page = await client.get(path()).loginAs(nurse)
    page.assertStatus(200)
    const [line] = await trailOf(clinic)
    assert.deepEqual(JSON.parse(line.details ?? ''), { from: 'nurse', to: 'owner' })
  })

  test('who own the clinic and see patients hold the rights of both', async ({
    assert,
    client,
  }) => {
    const { id } = await membershipOf(owner)
    const prescribes = async () => {
      const presence = await client.get(`/c/${clinic.slug}/patients`).loginAs(owner)
      presence.assertStatus(200)
      const access = await Access.of(clinic)
      return access.permissions((await membershipOf(owner)).position).has('patients.visits.sign')
    }
    assert.isFalse(await prescribes())
    const change = client
      .put(path(`/${id}`))
      .form({ role: 'owner-doctor' })
      .redirects(0)
    ;(await change.loginAs(owner).withCsrfToken()).assertStatus(303)
    assert.isTrue(await prescribes())
    const page = await client.get(path()).loginAs(owner)
    page.assertStatus(200)
    assert.equal(await countDoctors(clinic.id), 1)
    const [line] = await trailOf(clinic)
    assert.deepEqual(JSON.parse(line.details ?? ''), { from: 'owner', to: 'owner-doctor' })
  })

  test('keep their last owner: neither removed nor given another role', async ({
    assert,
    client,
  }) => {
    const { id } = await membershipOf(owner)
    const removal = await client
      .delete(path(`/${id}`))
      .redirects(0)
      .loginAs(owner)
      .withCsrfToken()
    removal.assertStatus(422)
    const demotion = client
      .put(path(`/${id}`))
      .form({ role: 'doctor' })
      .redirects(0)
    const response = await demotion.loginAs(owner).withCsrfToken()
    response.assertStatus(422)
    assert.include(response.text(), 'Make somebody else an owner first')
    assert.equal((await membershipOf(owner)).role, 'owner')
    assert.isEmpty(await trailOf(clinic))
  })

  test('keep an owner when two owners demote one another at once', async ({ assert, client }) => {
    const second = await createMember(clinic, 'owner')
    const pairs: [User, User][] = [
      [owner, second],
      [second, owner],
    ]
    const demote = async ([by, whom]: [User, User]) => {
      const { id } = await membershipOf(whom)
      return client
        .put(path(`/${id}`))
        .form({ role: 'nurse' })
        .redirects(0)
        .loginAs(by)
        .withCsrfToken()
    }
    const answers = await Promise.all(pairs.map(demote))
    const owners = await Membership.query().where({ clinicId: clinic.id, role: 'owner' })
    assert.lengthOf(owners, 1)
    assert.lengthOf(
      answers.filter((answer) => answer.status() === 303),
      1
    )
  })

  test('of another clinic are out of reach', async ({ assert, client }) => {
    const other = await createClinic()
    const stranger = await createMember(other, 'nurse')
    const { id } = (await findMembership(stranger.id, other.id)) as Membership
    const removal = await client
      .delete(path(`/${id}`))
      .redirects(0)
      .loginAs(owner)
      .withCsrfToken()
    removal.assertStatus(404)
    assert.isNotNull(await findMembership(stranger.id, other.id))
    await removeClinic(other)
  })

  test('are invited by mail, again, and no more', async ({ assert, client }) => {
    const email = `new.${clinic.slug}@people.example`
    const invite = client.post(path('/invitations')).form({ email, role: 'doctor' }).redirects(0)
    ;(await invite.loginAs(owner).withCsrfToken()).assertStatus(303)
    await nextMailTo(email)
    const page = await client.get(path()).loginAs(owner)
    assert.include(page.text(), email)

    const invitation = await Invitation.findByOrFail('email', email)
    const mails = path(`/invitations/${invitation.id}/mails`)
    ;(await client.post(mails).redirects(0).loginAs(owner).withCsrfToken()).assertStatus(303)
    await nextMailTo(email, 1)
    assert.lengthOf(await mailsTo(email), 2)

    const one = path(`/invitations/${invitation.id}`)
    ;(await client.delete(one).redirects(0).loginAs(owner).withCsrfToken()).assertStatus(303)
    assert.isNull(await Invitation.find(invitation.id))
    ;(await client.delete(one).redirects(0).loginAs(owner).withCsrfToken()).assertStatus(404)
    const acts = (await trailOf(clinic)).map(({ action }) => action)
    assert.deepEqual(acts, ['member.withdraw_invitation', 'member.invite_again', 'member.invite'])
  })

  const refused: [string, { email: string; role: string }][] = [
    ['no address', { email: 'not an address', role: 'doctor' }],
    ['no role', { email: 'somebody@people.example', role: 'emperor' as Role }],
  ]
  for (const [what, form] of refused) {
    test(`are not invited where the form holds ${what}`, async ({ assert, client }) => {
      const response = await client
        .post(path('/invitations'))
        .form(form)
        .loginAs(owner)
        .withCsrfToken()
      response.assertStatus(422)
      assert.include(response.text(), form.email)
      assert.isEmpty(await Invitation.pendingOf(clinic.id))
    })
  }

  test('are told at the field when the person is a member already', async ({ assert, client }) => {
    const nurse = await createMember(clinic, 'nurse')
    const form = { email: nurse.email.toUpperCase(), role: 'doctor' }
    const response = await client
      .post(path('/invitations'))
      .form(form)
      .loginAs(owner)
      .withCsrfToken()
    response.assertStatus(422)
    assert.include(response.text(), 'This person is a member already')
  })

  test('are mailed a few times an hour and no more; the link they have goes on working', async ({
    assert,
    client,
  }) => {
    const email = `flooded.${clinic.slug}@people.example`
    const invite = () =>
      client
        .post(path('/invitations'))
        .form({ email, role: 'doctor' })
        .redirects(0)
        .loginAs(owner)
        .withCsrfToken()
    for (let time = 0; time < 5; time++) (await invite()).assertStatus(303)
    const { id, tokenHash } = await Invitation.findByOrFail('email', email)

    const sixth = await invite()
    sixth.assertStatus(429)
    assert.isAbove(Number(sixth.header('retry-after')), 0)
    assert.include(sixth.text(), 'Too many mails went to this address')
    const again = await client
      .post(path(`/invitations/${id}/mails`))
      .redirects(0)
      .loginAs(owner)
      .withCsrfToken()
    again.assertStatus(429)
    assert.lengthOf(await mailsTo(email), 5)
    assert.equal((await Invitation.findOrFail(id)).tokenHash, tokenHash)
  })
})
