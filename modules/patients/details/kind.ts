import type { LucidModel, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { ModulePage } from '@medtrack/sdk'
import { currentClinic, RecordNotFoundError, transaction } from '@medtrack/sdk'
import { audit, type Verb } from '../acts.js'
import type { DetailEntry } from '../models/detail_entry.js'
import type { DetailName } from './places.js'
import { VALUE_SETS, type ValueSet } from './value_sets.js'
import { writtenPartialDate } from './partial_date.js'

/** What a form shows in its fields, by their names. */
export type Draft = Record<string, string | number | boolean | null>

type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger'

/** An entry as a list shows it. */
export interface Line {
  title: string
  facts: string[]
  note?: string | null
  badges?: { text: string; tone: Tone }[]
  /** A person's name, blurred in privacy mode. */
  isPrivate?: boolean
}

/** How an entry is put into words. */
export interface Speech {
  t: ModulePage['t']
  /** A code of a value set in words; what is no code of it stays as it is. */
  word(set: ValueSet, code: string | null): string
  date(iso: string | null): string
}

export interface KindOptions<Entry extends DetailEntry, Input> {
  name: DetailName
  model: EntryModel<Entry>
  validator: Validator<Input>
  /** Which rows of the table are of this kind, where it is not all of them. */
  scope?: { narrow(query: Rows): void; has(entry: Entry): boolean }
  /** Fields that are chosen from a value set. */
  choices: Record<string, ValueSet>
  /** What people are offered while they type. */
  suggestions?: () => Promise<string[]>
  draft(entry: Entry | null, about: FormQuestion): Draft
  columns(input: Input, before: Entry | null): Promise<Partial<Entry>> | Partial<Entry>
  line(entry: Entry, speech: Speech): Line
  /** Whether it stands among what is true now; the others are folded away. */
  isCurrent(entry: Entry): boolean
  /** What has to follow in the same transaction. */
  afterChange?(entry: Entry): Promise<void>
}

/** What an address says of a form: `?topic=…`. */
export type FormQuestion = Record<string, unknown>

type Rows = ModelQueryBuilderContract<LucidModel>

/** The model's class, as far as it is used here. */
interface EntryModel<Entry> {
  new (): Entry
  query(): unknown
  inChart(patientId: string, id: string): Promise<unknown>
}

/** More than a chart has of a kind; it bounds the page. */
const MOST_ENTRIES = 300

interface Validator<Input> {
  validate(data: unknown, options?: object): Promise<Input>
}

/** A kind of detail in a chart: how it is typed, kept, changed and read out. */
export class DetailKind<Entry extends DetailEntry = DetailEntry, Input = unknown> {
  readonly #options: KindOptions<Entry, Input>

  constructor(options: KindOptions<Entry, Input>) {
    this.#options = options
  }

  get name() {
    return this.#options.name
  }

  get fields(): string[] {
    return Object.keys(this.draft(null))
  }

  get choices() {
    return this.#options.choices
  }

  suggestions(): Promise<string[]> {
    return this.#options.suggestions?.() ?? Promise.resolve([])
  }

  /** @throws RecordNotFoundError where it is unknown, of another chart, or of another kind */
  async find(patientId: string, id: string): Promise<Entry> {
    const entry = (await this.#options.model.inChart(patientId, id)) as Entry // of that model
    if (this.#options.scope && !this.#options.scope.has(entry)) throw new RecordNotFoundError()
    return entry
  }

  /** The newest first. */
  async entriesOf(patientId: string): Promise<Entry[]> {
    const query = this.#options.model.query() as Rows // every model's
    query.where('patient_id', patientId).orderBy('created_at', 'desc').orderBy('id', 'desc')
    this.#options.scope?.narrow(query)
    return (await query.limit(MOST_ENTRIES)) as unknown[] as Entry[] // rows of that model
  }

  draft(entry: Entry | null, question: FormQuestion = {}): Draft {
    return this.#options.draft(entry, question)
  }

  line(entry: Entry, speech: Speech): Line {
    return this.#options.line(entry, speech)
  }

  isCurrent(entry: Entry): boolean {
    return this.#options.isCurrent(entry)
  }

  /** @throws E_VALIDATION_ERROR */
  validate(data: unknown, options: object): Promise<Input> {
    return this.#options.validator.validate(data, options)
  }

  async record(patientId: string, input: Input): Promise<Entry> {
    const columns = await this.#options.columns(input, null)
    return transaction(async () => {
      const entry = new this.#options.model()
      entry.patientId = patientId
      entry.merge(columns)
      await entry.save()
      await this.#follow('record', entry, 'C')
      return entry
    })
  }

  /** @throws StaleEditError when somebody saved a later version; nothing is changed then */
  async revise(entry: Entry, version: number, input: Input) {
    const changes = await this.#options.columns(input, entry)
    await transaction(async () => {
      const before = { ...entry.$attributes }
      await entry.revise(version, changes)
      const fields = Object.keys(changes).filter((name) => before[name] !== entry.$attributes[name])
      await this.#follow('revise', entry, 'U', { fields })
    })
  }

  async markMistaken(entry: Entry) {
    await transaction(async () => {
      await entry.markMistaken()
      await this.#follow('mark_mistaken', entry, 'U')
    })
  }

  async takeMistakeBack(entry: Entry) {
    await transaction(async () => {
      await entry.takeMistakeBack()
      await this.#follow('take_mistake_back', entry, 'U')
    })
  }

  async #follow(verb: Verb<'details'>, entry: Entry, type: 'C' | 'U', details: object = {}) {
    await this.#options.afterChange?.(entry)
    await audit({
      action: `patients.details.${verb}`,
      type,
      entity: { type: 'Patient', id: entry.patientId },
      details: { kind: this.name, entry: entry.id, ...details },
    })
  }
}

/** How details are said in the member's language and the clinic's habits. */
export function speechOf(page: Pick<ModulePage, 't'>): Speech {
  const t: ModulePage['t'] = (key, data) => page.t(key, data)
  const { dateOrder } = currentClinic().clinic
  return {
    t,
    word: (set, code) => {
      const isKnown = code && (VALUE_SETS[set] as readonly string[]).includes(code) // compared as text
      return isKnown ? t(`details.values.${set}.${code}`) : (code ?? '')
    },
    date: (iso) => writtenPartialDate(iso, dateOrder),
  }
}
