import { test } from '@japa/runner'
import { makeClinic, makeMember, makeUser, PASSWORD } from '#tests/http/identity/people'
import { linkIn, nextMailTo } from '#tests/http/identity/outbox'
import { Visitor } from '#tests/http/identity/visitor'
import { AlreadyMemberError } from '#identity/errors'
import Invitation from '#identity/invitation'
import { findMembership } from '#identity/membership'
import User from '#identity/user'

let count = 0

async function invite(email?: string) {
  count += 1
  const address = email ?? `invited${count}.${process.pid}@clinic.test`
  const clinic = await makeClinic()
  const owner = await makeUser({ fullName: 'Olivia Owner' })
  const invitation = await Invitation.issue({
    clinic,
    email: address,
    role: 'nurse',
    invitedBy: owner,
  })
  return { clinic, owner, invitation, address, link: linkIn(await nextMailTo(address)) }
}

const NEWCOMER = { full_name: 'Nia Newcomer', password: PASSWORD, password_confirmation: PASSWORD }

test.group('An invitation', () => {
  test('makes a newcomer a member, signed in', async ({ assert }) => {
    const { clinic, address, link } = await invite()
    const visitor = new Visitor()
    const page = await visitor.get(link)
    assert.include(page.body, 'Join Santos Family Clinic')
    assert.equal(page.headers.get('referrer-policy'), 'no-referrer')
    const { location } = await visitor.send('POST', link, { form: NEWCOMER })
    assert.equal(location, `/c/${clinic.slug}`)

    const user = await User.findByEmail(address)
    assert.equal(user?.fullName, 'Nia Newcomer')
    assert.equal((await findMembership(user!.id, clinic.id))?.role, 'nurse')
    assert.equal((await visitor.get('/account')).status, 200)
  })

  test('tells in the mail who invites where and as what', async ({ assert }) => {
    const { address } = await invite()
    const { subject, text } = await nextMailTo(address)
    assert.equal(subject, 'Santos Family Clinic invites you to MedTrack')
    assert.include(
      text,
      'Olivia Owner invites you to work at Santos Family Clinic in MedTrack, as Nurse.'
    )
  })

  test('asks an existing colleague to sign in and to confirm', async ({ assert }) => {
    const user = await makeUser()
    const { clinic, link } = await invite(user.email)
    const visitor = new Visitor()
    assert.include((await visitor.get(link)).body, 'You have an account already.')
    await visitor.get('/sign-in')
    const refused = await visitor.send('POST', link, { form: NEWCOMER })
    assert.equal(refused.status, 200)
    assert.isNull(await findMembership(user.id, clinic.id))

    assert.equal((await visitor.signIn(user.email, PASSWORD, { next: link })).location, link)
    assert.include((await visitor.get(link)).body, 'Accept the invitation')
    const before = visitor.sessionCookie
    assert.equal((await visitor.send('POST', link)).location, `/c/${clinic.slug}`)
    assert.notEqual(visitor.sessionCookie, before)
    assert.equal((await findMembership(user.id, clinic.id))?.role, 'nurse')
  })

  test('refuses somebody else, and says how to go on', async ({ assert }) => {
    const other = await makeUser()
    const { clinic, link, address } = await invite()
    const visitor = new Visitor()
    await visitor.signIn(other.email, PASSWORD)
    const { body } = await visitor.get(link)
    assert.include(body, 'This invitation is for somebody else')
    assert.include(body, `the invitation was sent to ${address}`)
    assert.equal((await visitor.send('POST', link)).status, 403)
    assert.isNull(await findMembership(other.id, clinic.id))

    const out = await visitor.send('DELETE', '/session', { form: { next: link } })
    assert.equal(out.location, link)
    assert.include((await visitor.get(link)).body, 'Create my account')
  })

  test('works once', async ({ assert }) => {
    const { link } = await invite()
    const [first, second] = [new Visitor(), new Visitor()]
    await first.get(link)
    await second.get(link)
    assert.equal((await first.send('POST', link, { form: NEWCOMER })).status, 302)
    assert.equal((await second.send('POST', link, { form: NEWCOMER })).status, 410)
    assert.equal((await new Visitor().get(link)).status, 410)
  })

  test('stops working after seven days', async ({ assert }) => {
    const { invitation, link } = await invite()
    assert.closeTo(invitation.expiresAt.diffNow('days').days, 7, 0.01)
    await invitation.merge({ expiresAt: invitation.expiresAt.minus({ days: 8 }) }).save()
    const { status, body } = await new Visitor().get(link)
    assert.equal(status, 410)
    assert.include(body, 'Ask the clinic for a new invitation.')
  })

  test('stops working when it is withdrawn', async ({ assert }) => {
    const { invitation, link } = await invite()
    await invitation.withdraw()
    assert.equal((await new Visitor().get(link)).status, 410)
  })

  test('that is sent again replaces the link', async ({ assert }) => {
    const { invitation, owner, address, link } = await invite()
    await invitation.resend(owner)
    const newer = linkIn(await nextMailTo(address, 1))
    assert.equal((await new Visitor().get(link)).status, 410)
    assert.equal((await new Visitor().get(newer)).status, 200)
  })

  test('to the same address twice is one invitation', async ({ assert }) => {
    const { clinic, owner, address } = await invite()
    const email = address.toUpperCase()
    await Invitation.issue({ clinic, email, role: 'doctor', invitedBy: owner })
    const pending = await Invitation.pendingOf(clinic.id)
    assert.lengthOf(pending, 1)
    assert.equal(pending[0].role, 'doctor')
  })

  test('is not made for a member', async ({ assert }) => {
    const clinic = await makeClinic()
    const [owner, member] = [await makeUser(), await makeUser()]
    await makeMember(member, clinic)
    const issue = () =>
      Invitation.issue({ clinic, email: member.email, role: 'nurse', invitedBy: owner })
    await assert.rejects(issue, AlreadyMemberError.message)
  })

  test('to a suspended clinic opens nothing', async ({ assert }) => {
    const { clinic, link } = await invite()
    await clinic.merge({ status: 'suspended' }).save()
    assert.equal((await new Visitor().get(link)).status, 410)
  })

  test("keeps the newcomer's name when the password is refused", async ({ assert }) => {
    const { link, address } = await invite()
    const visitor = new Visitor()
    await visitor.get(link)
    const form = { ...NEWCOMER, password_confirmation: 'different' }
    const { status, body } = await visitor.send('POST', link, { form })
    assert.equal(status, 422)
    assert.include(body, 'value="Nia Newcomer"')
    assert.include(body, 'The two passwords differ.')
    assert.isNull(await User.findByEmail(address))
  })
})
