import { test } from '@japa/runner'
import { RouteBuilder } from '@medtrack/sdk/routes'
import { mergeRoutes, targetOf } from '#gateway/route_table'
import type { Release } from '#releases/release'

const CONTROLLER = async () => ({ default: class {} })

/** A release that answers these addresses, each with an action of the same name. */
function release(version: string, patterns: string[], key = 'notes'): Release {
  const builder = new RouteBuilder(key)
  for (const pattern of patterns) {
    builder.get(pattern, { to: [CONTROLLER, pattern], permission: `${key}.view` })
  }
  const pkg = {
    key,
    name: `@medtrack/${key}`,
    version,
    requires: {},
    upgradesFrom: null,
    folder: '/',
  }
  const contract = { title: key, summary: '', icon: '', permissions: {} }
  return { key, version, pkg, contract, routes: builder.routes, namespace: key }
}

/** The merged entry of this shape, asked for a release's own route. */
function target(
  releases: Release[],
  shape: string,
  of: Release,
  values: Record<string, string> = {}
) {
  const merged = mergeRoutes(releases).find((entry) => entry.shape === shape)
  const found = merged && targetOf(merged, of, values)
  return found && { action: found.route.to[1], params: found.params }
}

test.group('The merged route table', () => {
  test('has one entry for an address that several releases answer', ({ assert }) => {
    const merged = mergeRoutes([release('1.0.0', ['/:memo']), release('1.1.0', ['/:note'])])
    assert.lengthOf(merged, 1)
    assert.equal(merged[0].shape, '/:p0')
    assert.deepEqual([...merged[0].byVersion.keys()], ['1.0.0', '1.1.0'])
  })

  test('keeps modules and methods apart', ({ assert }) => {
    const notes = release('1.0.0', ['/'])
    const builder = new RouteBuilder('notes')
    builder.post('/', { to: [CONTROLLER, 'store'], permission: 'notes.view' })
    const both = { ...notes, routes: [...notes.routes, ...builder.routes] }
    const merged = mergeRoutes([both, release('1.0.0', ['/'], 'labs')])
    const names = merged.map(({ method, key, shape }) => `${method} ${key}${shape}`)
    assert.sameMembers(names, ['GET notes/', 'POST notes/', 'GET labs/'])
  })

  test('puts fixed words before parameters, whichever release brought them', ({ assert }) => {
    const older = release('1.0.0', ['/:memo', '/:memo/edit', '/:memo/:page'])
    const newer = release('1.1.0', ['/new', '/:note/:page', '/board/:page', '/board/today'])
    const shapes = mergeRoutes([older, newer]).map(({ shape }) => shape)
    const before = (one: string, other: string) => shapes.indexOf(one) < shapes.indexOf(other)
    assert.isTrue(before('/new', '/:p0'))
    assert.isTrue(before('/board/today', '/board/:p0'))
    assert.isTrue(before('/board/:p0', '/:p0/edit'))
    assert.isTrue(before('/:p0/edit', '/:p0/:p1'))
  })

  test('gives each release its own names for the parameters', ({ assert }) => {
    const older = release('1.0.0', ['/:memo/replies/:reply'])
    const newer = release('1.1.0', ['/:note/replies/:answer'])
    const ask = (of: Release) =>
      target([older, newer], '/:p0/replies/:p1', of, { p0: 'a', p1: 'b' })?.params
    assert.deepEqual(ask(older), { memo: 'a', reply: 'b' })
    assert.deepEqual(ask(newer), { note: 'a', answer: 'b' })
  })

  test('answers with an older release’s parameter where only the newer has the fixed word', ({
    assert,
  }) => {
    const older = release('1.0.0', ['/:memo', '/:memo/edit', '/:memo/:page'])
    const newer = release('1.1.0', ['/about', '/about/:page', '/:note'])
    const all = [older, newer]
    assert.deepEqual(target(all, '/about', older), { action: '/:memo', params: { memo: 'about' } })
    assert.deepEqual(target(all, '/about', newer), { action: '/about', params: {} })
    assert.deepEqual(target(all, '/about/:p0', older, { p0: 'edit' }), {
      action: '/:memo/edit',
      params: { memo: 'about' },
    })
    assert.deepEqual(target(all, '/about/:p0', older, { p0: '3' }), {
      action: '/:memo/:page',
      params: { memo: 'about', page: '3' },
    })
  })

  test('finds nothing where the release answers no such address', ({ assert }) => {
    const older = release('1.0.0', ['/'])
    const newer = release('1.1.0', ['/', '/about', '/:note'])
    assert.isUndefined(target([older, newer], '/about', older))
    assert.isUndefined(target([older, newer], '/:p0', older, { p0: 'x' }))
  })
})
