import logger from '@adonisjs/core/services/logger'
import type { FeatureInterface } from 'unleash-client/lib/feature.js'
import { recordOnPlatform } from '#audit/platform_trail'
import type { PlatformAct } from '#audit/platform_trail'
import { bus } from '#bus/bus'
import type { FlagContext, FlagNote, FlagSource } from '#entitlements/flag_source'
import Flag from '#entitlements/flags/flag'
import { claimTurn, keepRow } from '#entitlements/flags/flag_rows'
import type { FlagChange, FlagPlan } from '#entitlements/flags/flag_rows'
import { EVERYONE, featureOf, ruleOf } from '#entitlements/flags/flag_rule'
import type { FlagRule } from '#entitlements/flags/flag_rule'
import type { FlagStore } from '#entitlements/flags/flag_store'
import { dueTurns } from '#entitlements/flags/schedule'
import type { DueTurn } from '#entitlements/flags/schedule'

/** Who turns a flag. */
export interface FlagAgent extends NonNullable<PlatformAct['agent']> {
  source?: string
}

/**
 * The flags of this process: answers from memory, changes through the store, with a line in the
 * platform's trail for each.
 */
export class Flags implements FlagSource {
  readonly store: FlagStore
  readonly #listeners = new Set<() => void>()
  #rows = new Map<string, Flag>()
  #refreshing: Promise<void> = Promise.resolve()

  constructor(store: FlagStore) {
    this.store = store
  }

  async start() {
    await this.store.start(() => this.#tell())
    await this.#readRows()
  }

  stop() {
    this.store.stop()
    this.#listeners.clear()
  }

  isOn(flag: string, context: FlagContext) {
    return this.store.isOn(flag, context)
  }

  noteOf(flag: string): FlagNote | null {
    const row = this.#rows.get(flag)
    return row ? { since: new Date(row.updatedAt).toISOString(), by: row.updatedBy } : null
  }

  onChange(handler: () => void) {
    this.#listeners.add(handler)
  }

  /** The row that goes with a flag, where the console ever touched it. */
  row(name: string): Flag | undefined {
    return this.#rows.get(name)
  }

  /** Makes the flag, on for everyone: for clinics nothing changes. Throws FlagsUnreachableError. */
  make(name: string, agent: FlagAgent) {
    return this.change(name, EVERYONE, {}, agent)
  }

  /** Gives the flag a rule; makes it where there is none. Throws FlagsUnreachableError. */
  async change(name: string, rule: FlagRule, change: FlagChange, agent: FlagAgent) {
    const before = await this.store.read(name)
    await this.#write(before, featureOf(name, rule), before ? 'change' : 'make', change, agent)
  }

  /** Turns a flag off or on and leaves for whom it is. Throws FlagsUnreachableError. */
  async turn(name: string, state: 'on' | 'off', agent: FlagAgent) {
    const before = await this.store.read(name)
    const after = { ...(before ?? featureOf(name, EVERYONE)), enabled: state === 'on' }
    await this.#write(before, after, `turn_${state}`, {}, agent)
  }

  /** Plans turns for later; a `null` takes a planned one away. Throws FlagsUnreachableError. */
  async schedule(name: string, plan: FlagPlan, agent: FlagAgent) {
    const before = await this.store.read(name)
    await this.#write(before, before ?? featureOf(name, EVERYONE), 'schedule', plan, agent)
  }

  /** Applies what is due, once over all processes, and takes in what others changed. */
  async tick(now = Date.now()) {
    const isStale = this.store.kind === 'embedded' || !this.store.status.isReachable
    await (isStale ? this.refresh() : this.#readRows())
    for (const due of dueTurns([...this.#rows.values()], now)) {
      await this.#apply(due).catch((error) =>
        logger.warn({ err: error, flag: due.name }, 'a planned turn waits for the next look')
      )
    }
  }

  /** One look at a time: an older answer must not overtake a newer one. */
  refresh(): Promise<void> {
    this.#refreshing = this.#refreshing.then(async () => {
      await this.store.refresh()
      await this.#readRows()
    })
    return this.#refreshing
  }

  async #write(
    before: FeatureInterface | undefined,
    after: FeatureInterface,
    act: string,
    change: FlagChange,
    agent: FlagAgent
  ) {
    await this.store.write(after)
    await keepRow(after, change, agent.name)
    const { source } = agent
    const details = { before: summaryOf(before), after: summaryOf(after), ...plannedTurns(change) }
    await this.#record({ action: `flag.${act}`, agent, source, details }, after.name)
  }

  /** The store is brought there first: should this process die in between, another does it again. */
  async #apply(due: DueTurn) {
    const before = await this.store.read(due.name)
    const known = before ?? this.#rows.get(due.name)?.feature ?? featureOf(due.name, EVERYONE)
    const after = { ...known, enabled: due.turn === 'on' }
    await this.store.write(after)
    if (!(await claimTurn(due, after))) return
    const planned = new Date(due.at).toISOString()
    const details = { before: summaryOf(before), after: summaryOf(after), planned }
    await this.#record({ action: `flag.turn_${due.turn}`, details }, due.name)
  }

  async #record(act: PlatformAct, name: string) {
    await recordOnPlatform({ ...act, entity: { type: 'flag', id: name } })
    await this.refresh()
    await bus.publish('flags.changed', { flag: name })
  }

  /** What was known stays where the central database does not answer. */
  async #readRows() {
    try {
      const rows = await Flag.all()
      this.#rows = new Map(rows.map((row) => [row.name, row]))
    } catch (error) {
      logger.warn({ err: error }, 'notes and schedules of flags could not be read')
    }
  }

  #tell() {
    this.#listeners.forEach((listener) => listener())
  }
}

/** A flag for the trail: the rule, or Unleash's own words where it says more than a rule. */
function summaryOf(feature: FeatureInterface | undefined) {
  if (!feature) return 'not made yet'
  return ruleOf(feature) ?? { isEnabled: feature.enabled, strategies: feature.strategies }
}

function plannedTurns({ scheduledOnAt, scheduledOffAt }: FlagChange) {
  const moment = (at: number | null | undefined) => at && new Date(at).toISOString()
  const plan = { onAt: moment(scheduledOnAt), offAt: moment(scheduledOffAt) }
  return Object.fromEntries(Object.entries(plan).filter(([, at]) => at !== undefined))
}
