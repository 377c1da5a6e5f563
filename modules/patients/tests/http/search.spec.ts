import { faker } from '@faker-js/faker'
import { test } from '@japa/runner'
import { currentClinic } from '@medtrack/sdk'
import seed from '../../demo/people.js'
import verify from '../../verify.js'
import { Desk, namesIn } from '../desk.js'

const PEOPLE: Record<string, string>[] = [
  {
    'given': 'Ana María',
    'family': "O'Neil",
    'birthDate': '1951-07-30',
    'recordNumber': '0A22E990',
    'phones[0][number]': '(555) 619-2942',
    'phones[0][use]': 'home',
  },
  { given: 'Søren', family: 'Kierkegård', birthDate: '1988-02-29' },
  { given: 'Jürgen', family: 'Groß-Müller', preferred: 'Jupp' },
  { given: '小龙', family: '李' },
  { given: 'Christopher', family: 'de la Cruz' },
]

/** What a receptionist might type, and the one patient it means. */
const SEARCHES = Object.entries({
  "O'Neil, Ana María":
    "o'neil|ONEIL|neil|ana oneil|oneil, maria|oniel|anna oneil|5556192942|619-2942|192942|+1 (555) 619 2942|07/30/1951|30 jul 1951|1951-07-30|0a22e990|ana 1951",
  'Kierkegård, Søren': 'soren|kierkegard|kierkegaard|kierkegrad soren|2/29/1988',
  'Groß-Müller, Jürgen': 'gross muller|groß|jupp|gross-muller|Müller',
  '李, 小龙': '李|李小龙|小龙',
  'de la Cruz, Christopher': 'de la cruz|delacruz|cruz chris|chirstopher',
}).flatMap(([name, typed]) => typed.split('|').map((one) => ({ typed: one, name })))

test.group('Search', (group) => {
  let desk: Desk

  group.setup(() => async () => desk.close())

  test('the box finds {typed}')
    .with(SEARCHES)
    .run(async ({ client, assert }, { typed, name }) => {
      desk ??= await openDesk(client)
      const response = await desk.get(`?q=${encodeURIComponent(typed)}`)
      response.assertStatus(200)
      assert.deepEqual(namesIn(response.text()), [name])
    })

  test('what matches nobody says so, and so do signs of a query language', async ({
    client,
    assert,
  }) => {
    desk ??= await openDesk(client)
    for (const typed of ['zzzz', '%', '_', "' or 1=1 --", 'smyhte', '9'.repeat(300)]) {
      const response = await desk.get(`?q=${encodeURIComponent(typed)}`)
      response.assertStatus(200)
      assert.isAtMost(namesIn(response.text()).length, PEOPLE.length)
    }
    ;(await desk.get('?q=zzzz')).assertTextIncludes('Nobody found')
  })

  test('the list is ordered by name and turned page by page', async ({ client, assert }) => {
    const busy = await Desk.open(client)
    try {
      faker.seed(7)
      await busy.inside(() => seed({ faker, size: 45 }))
      const active = await busy.count('patients', { archived_at: null })
      const pages = [
        await busy.get(),
        await busy.get('?page=2'),
        await busy.get('?page=3'),
        await busy.get('?page=99'),
      ]
      const names = pages.flatMap((page) => namesIn(page.text()))
      assert.lengthOf(names, active)
      assert.lengthOf(new Set(pages[0] && namesIn(pages[0].text())), 20)
      for (const page of ['0', '-1', 'x', '1e9', '1.5']) {
        ;(await busy.get(`?page=${page}`)).assertStatus(200)
      }
    } finally {
      await busy.close()
    }
  })

  test('a demo clinic of 2,000 is made in seconds, and every patient in it can be found', async ({
    client,
    assert,
  }) => {
    const busy = await Desk.open(client)
    try {
      faker.seed(11)
      const started = performance.now()
      await busy.inside(() => seed({ faker, size: 2_000 }))
      assert.isBelow(performance.now() - started, 20_000)
      assert.equal(await busy.count('patients'), 2_000)
      await busy.inside(() => verify(currentClinic().db))
    } finally {
      await busy.close()
    }
  })
})

async function openDesk(client: Parameters<typeof Desk.open>[0]) {
  const desk = await Desk.open(client)
  for (const person of PEOPLE) await desk.register(person)
  return desk
}
