import router from '@adonisjs/core/services/router'
import { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import { ROLES } from '@medtrack/sdk'
import { permissionsOf } from '#entitlements/permissions'
import type User from '#identity/user'
import { registry } from '#releases/registry'
import type Clinic from '#tenancy/clinic'
import { createClinic, createMember, createUser, removeClinic } from '#tests/factories/clinics'
import type { SweptRoute } from '#tests/http/sweep/decisions'
import { decide, leftOver } from '#tests/http/sweep/decisions'
import type { OtherClinic } from '#tests/http/sweep/other_clinic'
import { everythingOf, makeOtherClinic, MARK } from '#tests/http/sweep/other_clinic'
import type { Answer } from '#tests/http/sweep/request'
import { ask, namesRecord } from '#tests/http/sweep/request'

const VISITORS = [...ROLES, 'super admin', 'nobody'] as const
type Visitor = (typeof VISITORS)[number]

test.group('Every route', () => {
  test('has a decision about whom it answers', ({ assert }) => {
    const routes = decide(router.toJSON().root)
    const undecided = routes.filter(({ decision }) => !decision).map(({ name }) => name)
    assert.deepEqual(undecided, [])
    assert.deepEqual(leftOver(routes), [])
    assert.isAbove(routes.length, 40)
  })

  test('without a decision is noticed', ({ assert }) => {
    const routes = decide([{ pattern: '/c/:clinic/secrets', methods: ['GET', 'HEAD'] }])
    assert.deepEqual(
      routes.map(({ name, decision }) => [name, decision]),
      [['GET /c/:clinic/secrets', undefined]]
    )
  })
})

test.group('The sweep', (group) => {
  group.tap((one) => one.timeout(180_000))
  let routes: SweptRoute[]
  let here: Clinic
  let other: OtherClinic
  let before: Record<string, string[]>
  const people = new Map<Visitor, User | null>()

  group.setup(async () => {
    routes = decide(router.toJSON().root)
    here = await createClinic()
    for (const role of ROLES) people.set(role, await createMember(here, role))
    people.set('super admin', await createUser({ isSuperAdmin: true }))
    people.set('nobody', null)
    other = await makeOtherClinic(new ApiClient(process.env.APP_URL), registry.keys)
  })

  group.teardown(async () => {
    for (const clinic of [here, other?.clinic]) if (clinic) await removeClinic(clinic)
  })

  /** Asks every one of the routes as this visitor, in the clinic given, with the other's ids. */
  async function sweep(client: ApiClient, some: SweptRoute[], user: User | null, clinic: Clinic) {
    const answers: Answer[] = []
    for (const route of some) {
      const inClinic = /^\/[cp]\/:clinic/.test(route.pattern) ? clinic.slug : clinic.id
      const values = new Map([...other.ids, ['core.clinic', inClinic]])
      answers.push(await ask(client, route, values, user))
    }
    return answers
  }

  test('has real records to reach for: their own owner reads every page of them', async ({
    assert,
    client,
  }) => {
    const pages = routes.filter(
      ({ method, decision }) => method === 'GET' && decision?.to === 'members'
    )
    const answers = await sweep(client, pages, other.owner, other.clinic)
    const failed = answers.filter(({ status }) => status !== 200).map(inWords)
    assert.deepEqual(failed, [])
    const marked = answers.filter(
      ({ body }) => body.includes(`${MARK} memo`) || body.includes(`${MARK}son`)
    )
    assert.isAtLeast(marked.length, 3)
    // What the tests below look for, they would find: here it is right, there it would not be.
    assert.deepEqual(answers.filter((answer) => isRefusedTo('doctor', answer)).map(inWords), [])
    assert.isAtLeast(answers.filter((answer) => tells(answer, 'doctor')).length, 3)
    before = await everythingOf(other.clinic)
  })

  test('lets {$self} into no page of the other clinic')
    .with([...VISITORS])
    .run(async ({ assert, client }, visitor) => {
      const user = people.get(visitor) ?? null
      const asked = routes.filter((route) => isHarmless(route, visitor))
      const answers = await sweep(client, asked, user, other.clinic)
      const wrong = answers.filter((answer) => !isRefusedTo(visitor, answer)).map(inWords)
      assert.isAbove(answers.length, 40)
      assert.deepEqual(wrong, [])
      assert.deepEqual(answers.filter((answer) => tells(answer, visitor)).map(inWords), [])
    })

  test('lets {$self} reach nothing from here with ids of the other clinic')
    .with([...ROLES])
    .run(async ({ assert, client }, role) => {
      const pages = routes.filter(({ decision }) => decision?.to === 'members')
      const answers = await sweep(client, pages, people.get(role) ?? null, here)
      const held = permissionsOf(role, registry.latest())
      const wrong = answers.filter((answer) => !isRightFor(held, answer)).map(inWords)
      assert.deepEqual(wrong, [])
      assert.deepEqual(answers.filter((answer) => answer.body.includes(MARK)).map(inWords), [])
    })

  test('left the other clinic as it was', async ({ assert }) => {
    assert.deepEqual(await everythingOf(other.clinic), before)
  })

  test('finds nothing of the other clinic in the search box', async ({ assert, client }) => {
    for (const role of ROLES) {
      const search = client.get(`/c/${here.slug}/search?q=${MARK}`).accept('json')
      const response = await search.loginAs(people.get(role) as User) // every role has its person
      response.assertStatus(200)
      assert.notInclude(response.text(), MARK)
    }
    const own = await client.get(`/c/${other.clinic.slug}/search?q=${MARK}`).loginAs(other.owner)
    assert.include(own.text(), MARK)
  })
})

/** What the platform's own may do is not tried on the clinic: it would be suspended, then gone. */
function isHarmless({ method, decision }: SweptRoute, visitor: Visitor) {
  const isAllowed =
    decision?.to === 'account'
      ? visitor !== 'nobody'
      : decision?.to === 'platform' && visitor === 'super admin'
  return !isAllowed || method === 'GET'
}

function isRefusedTo(visitor: Visitor, { route, status, location }: Answer): boolean {
  if (status >= 500) return false
  const { to } = route.decision ?? { to: 'members' }
  if (to === 'everyone') return true
  if (visitor === 'nobody') return status === 302 && location.startsWith('/sign-in')
  if (to === 'account') return true
  if (to === 'platform') return visitor === 'super admin' || status === 403
  return status === 404
}

/** The platform knows the clinic's name and its people, and public pages tell the name; what stands in its database, nobody else. */
function tells({ body, route }: Answer, visitor: Visitor) {
  const isPlatform = visitor === 'super admin' && route.decision?.to === 'platform'
  return isPlatform || route.pattern.startsWith('/p/')
    ? [`${MARK} memo`, `${MARK}son`, `${MARK}berg`].some((word) => body.includes(word))
    : body.includes(MARK)
}

/** Without the permission 403; with it 404, for there is no such record here. */
function isRightFor(held: ReadonlySet<string>, { route, status }: Answer) {
  const decision = route.decision
  if (decision?.to !== 'members') return false
  if (!held.has(decision.permission)) return status === 403
  if (!namesRecord(route)) return status < 500
  return status === 404 || (status === 422 && route.method !== 'GET')
}

function inWords({ route, status, location }: Answer) {
  return `${route.name} → ${status} ${location}`.trim()
}
