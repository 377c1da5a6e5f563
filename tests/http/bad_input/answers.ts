import type { Assert } from '@japa/assert'
import type { ApiResponse } from '@japa/api-client'

/** What no answer may ever hold: traces of the code, of the driver, of the machine. */
const INNARDS = [
  /\bat .+\(.+:\d+:\d+\)/,
  /node_modules/,
  /\.ts:\d+/,
  /SQLITE_[A-Z]{3}|\bER_[A-Z]{3}|ECONN|EPIPE|KnexTimeout/,
  /\b(select|insert into|update|delete from) [`"]/i,
  /no such table|syntax error/i,
]

/** A page for a person: the right status, plain words, a way on, and nothing of the innards. */
export function assertPage(
  assert: Assert,
  response: ApiResponse,
  status: number,
  ...words: string[]
) {
  assert.equal(response.status(), status, response.text()?.slice(0, 400))
  assert.match(response.header('content-type') ?? '', /^text\/html/)
  for (const word of words) assert.include(response.text(), word)
  assert.match(response.text(), /<h1[ >]/)
  assertNoInnards(assert, response.text())
}

/** The same for a script that asked for JSON. */
export function assertJson(assert: Assert, response: ApiResponse, status: number, code: string) {
  assert.equal(response.status(), status, response.text()?.slice(0, 400))
  const { error } = response.body()
  assert.equal(error.code, code)
  assert.isNotEmpty(error.message)
  for (const trace of ['stack', 'frames', 'cause']) assert.notProperty(error, trace)
  assertNoInnards(assert, response.text())
}

export function assertNoInnards(assert: Assert, text: string) {
  for (const trace of INNARDS) assert.notMatch(text, trace)
}
