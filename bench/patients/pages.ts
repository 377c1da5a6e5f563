import { BenchProcess } from '../child.js'
import type { Target } from '../load.js'
import type { Measurement } from '../report.js'
import { inRounds } from '../rounds.js'
import { formToken, lookAlikeForms } from './typing.js'
import { OFTEN, SELDOM, type LargeClinic } from './large_clinic.js'

type Note = (figure: Omit<Measurement, 'engine'>) => void

/** Pages of a chart, below the patient's address; those that the release does not have are left out. */
const PAGES = process.env.BENCH_PAGES?.split(',') ?? ['', '/visits']
/** Held against a page that finds its patient by the primary key: the form to edit the record. */
const BY_KEY = '/edit'

/** Each page of somebody with very many visits against the same of somebody with few, and typing against a page by key. */
export async function measurePages(clinic: LargeClinic, note: Note) {
  const app = await BenchProcess.start('./tenancy/app_server.ts', {})
  try {
    for (const page of PAGES) await measureChart(app.url, clinic, page, note)
    await measureTyping(app.url, clinic, note)
    await measureReview(app.url, clinic, note)
  } finally {
    await app.server.stop()
  }
}

async function measureChart(url: string, clinic: LargeClinic, page: string, note: Note) {
  const name = `chart${page || ' summary'}`
  const targets = (ids: string[]) => ids.map((id) => chartTarget(clinic, id, page))
  const [first] = targets(clinic.regulars)
  const { status } = await fetch(url + first.path, { headers: { cookie: clinic.cookie } })
  if (status === 404) return console.log(`${name}: there is no such page here; left out.`)
  const times = await inRounds(url, {
    often: targets(clinic.regulars),
    seldom: targets(clinic.others),
  })
  note({ what: `${name}, ${OFTEN} visits`, value: times.often, unit: 'ms' })
  note({ what: `${name}, ${SELDOM} visits`, value: times.seldom, unit: 'ms' })
  const ratio = times.often / times.seldom
  note({ what: `${name}: ${OFTEN} / ${SELDOM}`, value: ratio, unit: '×', bound: ['<=', 2] })
}

async function measureTyping(url: string, clinic: LargeClinic, note: Note) {
  const token = await formToken(url, clinic)
  const path = `/c/${clinic.slug}/patients/look-alikes`
  const forms = lookAlikeForms(clinic.people, token)
  const typing = forms.map((body) => ({ path, cookie: clinic.cookie, body }))
  const byKey = clinic.others.map((id) => chartTarget(clinic, id, BY_KEY))
  const times = await inRounds(url, { typing, byKey })
  note({ what: 'duplicate check while typing', value: times.typing, unit: 'ms' })
  note({ what: `page by primary key (${BY_KEY})`, value: times.byKey, unit: 'ms' })
  const ratio = times.typing / times.byKey
  note({ what: 'typing / page by primary key', value: ratio, unit: '×', bound: ['<=', 2] })
}

async function measureReview(url: string, { slug, cookie }: LargeClinic, note: Note) {
  const path = `/c/${slug}/patients/duplicates`
  const { first, tenth } = await inRounds(url, {
    first: [{ path, cookie }],
    tenth: [{ path: `${path}?page=10`, cookie }],
  })
  note({ what: 'list of duplicates, page 1', value: first, unit: 'ms' })
  note({ what: 'list of duplicates, page 10', value: tenth, unit: 'ms' })
}

function chartTarget({ slug, cookie }: LargeClinic, id: string, page: string): Target {
  return { path: `/c/${slug}/patients/${id}${page}`, cookie }
}
