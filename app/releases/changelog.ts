import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Release } from '#releases/release'

const known = new WeakMap<Release, Promise<readonly string[]>>()

/** What the author tells of a release: the points below its version in the module's `CHANGELOG.md`. */
export function newsOf(release: Release): Promise<readonly string[]> {
  const news = known.get(release) ?? read(release)
  known.set(release, news)
  return news
}

async function read({ pkg, version }: Release): Promise<readonly string[]> {
  const text = await readFile(join(pkg.folder, 'CHANGELOG.md'), 'utf8').catch(() => '')
  return pointsOf(text, version)
}

/** Reads `## 1.2.0` and `## [1.2.0] - 2026-11-24` alike; the marks of Markdown are left out. */
export function pointsOf(text: string, version: string): string[] {
  const sections = text.split(/^## /m).slice(1)
  const section = sections.find((part) => part.replace(/^\[/, '').split(/[\]\s]/)[0] === version)
  const [, ...points] = (section ?? '').split(/^- /m)
  return points.map((point) =>
    point
      .split(/\n\s*\n/)[0]
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/[`*]/g, '')
      .trim()
  )
}
