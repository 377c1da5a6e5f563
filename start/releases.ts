import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { ApplicationService } from '@adonisjs/core/types'
import env from '#start/env'
import { discoverModules } from '#releases/discovery'
import { registry } from '#releases/registry'
import { rememberViews } from '#start/view/remember_views'

/** Finds and loads every module. One that cannot run is named in the log; the app starts without it. */
export async function loadReleases(app: ApplicationService) {
  const extraRoots = env.get('MODULE_ROOTS', '').split(',').filter(Boolean)
  const discovery = await discoverModules(app.makePath(), extraRoots)
  const sdk = JSON.parse(await readFile(app.makePath('app/sdk/package.json'), 'utf8'))
  await registry.load(discovery, sdk.version)
  const logger = await app.container.make('logger')
  for (const { module, problem } of registry.problems) {
    logger.error(`Module "${module}" is left out: ${problem}`)
  }
}

/** Each release's views stand under the release's own name: two releases never share a page. */
export async function mountReleaseViews(app: ApplicationService) {
  const { default: edge } = await import('edge.js')
  edge.configure({ cache: !app.inDev })
  for (const { contract, namespace } of registry.all()) {
    if (contract.views) edge.mount(namespace, fileURLToPath(contract.views))
  }
  if (!app.inDev) rememberViews(edge)
}
