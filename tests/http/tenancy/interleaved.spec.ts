import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import type Clinic from '#tenancy/clinic'
import type User from '#identity/user'
import { createClinic, createMember, removeClinic } from '#tests/factories/clinics'
import Memo from '../../fixtures/modules/memos-1.0.0/models/memo.js'

const CLINICS = 20
const REQUESTS = 200
const MEMOS_EACH = 3

interface Place {
  clinic: Clinic
  member: User
}

interface Page {
  slug: string
  html: string
}

test.group('Interleaved requests', (group) => {
  const places: Place[] = []

  group.setup(async () => {
    for (let index = 0; index < CLINICS; index++) places.push(await furnish())
    return async () => {
      for (const { clinic } of places) await removeClinic(clinic)
    }
  })

  test('200 at once for 20 clinics: no page ever holds the data of another clinic', async ({
    client,
    assert,
  }) => {
    const pages = await askAll(client, places)
    assert.lengthOf(pages, REQUESTS)
    assert.deepEqual(strangersIn(pages, places), [])
    assert.isTrue(pages.every((page) => ownMarks(page) === MEMOS_EACH))
  }).timeout(120_000)

  test('the same check notices a single stray row', async ({ client, assert }) => {
    const [victim, source] = places
    await enterClinic(victim.clinic, PLATFORM, () => Memo.create({ text: mark(source.clinic, 99) }))
    const pages = await askAll(client, places)
    const strangers = strangersIn(pages, places)
    assert.lengthOf(strangers, REQUESTS / CLINICS)
    assert.isTrue(
      strangers.every((found) => found === `${victim.clinic.slug}: ${source.clinic.slug}`)
    )
  }).timeout(120_000)
})

async function furnish(): Promise<Place> {
  const clinic = await createClinic()
  await enterClinic(clinic, PLATFORM, async () => {
    for (let index = 0; index < MEMOS_EACH; index++) {
      await Memo.create({ text: mark(clinic, index) })
    }
  })
  return { clinic, member: await createMember(clinic, 'nurse') }
}

/** The clinics take turns, so that neighbours in time are never of one clinic. */
function askAll(client: ApiClient, places: Place[]): Promise<Page[]> {
  return Promise.all(
    Array.from({ length: REQUESTS }, async (_, index) => {
      const { clinic, member } = places[index % places.length]
      const response = await client.get(`/c/${clinic.slug}/memos`).loginAs(member)
      response.assertStatus(200)
      return { slug: clinic.slug, html: response.text() }
    })
  )
}

function mark(clinic: Clinic, index: number) {
  return `memo of <${clinic.slug}> number ${index}`
}

function ownMarks({ slug, html }: Page) {
  return html.split(`memo of &lt;${slug}&gt;`).length - 1
}

/** Every place where a page of one clinic holds a mark of another. */
function strangersIn(pages: Page[], places: Place[]): string[] {
  const slugs = places.map(({ clinic }) => clinic.slug)
  return pages.flatMap(({ slug, html }) =>
    slugs
      .filter((other) => other !== slug && html.includes(`memo of &lt;${other}&gt;`))
      .map((other) => `${slug}: ${other}`)
  )
}
