import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import app from '@adonisjs/core/services/app'
import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import vine from '@vinejs/vine'
import semver from 'semver'
import env from '#start/env'
import { registry } from '#releases/registry'

const TABLE = 'published_releases'
const TIMEOUT_MS = 10_000

/** The parts of npm's package document that are read. */
const packument = vine.create({
  name: vine.string(),
  versions: vine.record(vine.any()),
  time: vine.record(vine.string()).optional(),
})

export interface PublishedRelease {
  moduleKey: string
  version: string
  publishedAt: string | null
}

/**
 * Looks in RELEASE_FEED for newer releases of the modules that stand here: an npm registry's address,
 * or a file that holds npm's package documents in a list. Nothing is installed by itself.
 */
export async function lookForReleases(feed = env.get('RELEASE_FEED')): Promise<void> {
  if (!feed) return
  for (const [key, name] of packageNames()) {
    try {
      const document = await documentOf(feed, name)
      if (document) await remember(key, document)
    } catch (error) {
      logger.warn({ err: error, module: key }, 'the feed of releases could not be read')
    }
  }
}

/** Newer ones than the newest that stands here, the newest of each module. */
export async function publishedReleases(): Promise<PublishedRelease[]> {
  const rows = await db.from(TABLE).orderBy('module_key')
  const newest = new Map<string, PublishedRelease>()
  for (const { module_key: moduleKey, version, published_at: publishedAt } of rows) {
    const here = registry.versions(moduleKey).at(-1)?.version ?? '0.0.0'
    const best = newest.get(moduleKey)?.version ?? here
    if (semver.gt(version, best)) newest.set(moduleKey, { moduleKey, version, publishedAt })
  }
  return [...newest.values()]
}

function packageNames(): Map<string, string> {
  return new Map(registry.latest().map(({ key, pkg }) => [key, pkg.name]))
}

async function documentOf(feed: string, name: string) {
  const found = /^https?:/.test(feed) ? await fromRegistry(feed, name) : await fromFile(feed, name)
  return found ? packument.validate(found) : null
}

async function fromRegistry(feed: string, name: string): Promise<unknown> {
  const url = `${feed.replace(/\/$/, '')}/${name.replace('/', '%2f')}`
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) })
  if (response.status === 404) return null
  if (!response.ok) throw new RangeError(`The registry answered ${response.status}.`)
  return response.json()
}

async function fromFile(feed: string, name: string): Promise<unknown> {
  const documents = JSON.parse(await readFile(resolve(app.makePath(), feed), 'utf8'))
  return [documents].flat().find((one) => one.name === name)
}

async function remember(moduleKey: string, { versions, time = {} }: Packument) {
  const stable = Object.keys(versions).filter((one) => semver.valid(one) && !semver.prerelease(one))
  const rows = stable.map((version) => ({
    module_key: moduleKey,
    version,
    published_at: time[version]?.slice(0, 30) ?? null,
    seen_at: Date.now(),
  }))
  if (rows.length === 0) return
  const insert = db.knexQuery().table(TABLE).insert(rows)
  await insert.onConflict(['module_key', 'version']).merge(['published_at', 'seen_at'])
}

interface Packument {
  versions: Record<string, unknown>
  time?: Record<string, string>
}
