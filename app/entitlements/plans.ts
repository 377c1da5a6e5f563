import { bus } from '#bus/bus'
import Plan from '#entitlements/plan'

/** How long an answer is trusted should the bus fall silent. */
const TRUST_MS = 30_000

/** The plans by key, made anew on every change. */
export type Plans = ReadonlyMap<string, Plan>

/** All plans, the archived among them, without asking the central database twice. */
export class PlanBook {
  #known: { plans: Promise<Plans>; until: number } | undefined
  #current: Plans | undefined

  constructor() {
    bus.subscribe('plan.changed', () => (this.#known = undefined))
  }

  all(): Promise<Plans> {
    if (this.#known && this.#known.until > Date.now()) return this.#known.plans
    const plans = this.#read()
    this.#known = { plans, until: Date.now() + TRUST_MS }
    plans.catch(() => (this.#known = undefined))
    return plans
  }

  async find(key: string): Promise<Plan | undefined> {
    return (await this.all()).get(key)
  }

  /** What was read again and did not change stays the same object: answers made of it stay good. */
  async #read(): Promise<Plans> {
    const rows = await Plan.query().orderBy('price').orderBy('key')
    const plans = new Map(rows.map((plan) => [plan.key, plan]))
    if (!this.#current || !isSame(this.#current, plans)) this.#current = plans
    return this.#current
  }
}

function isSame(one: Plans, other: Plans) {
  const marks = (plans: Plans) => [...plans.values()].map(({ id, version }) => `${id}@${version}`)
  return marks(one).join() === marks(other).join()
}

export const plans = new PlanBook()
