import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import HttpExceptionHandler from '#gateway/exception_handler'
import { assertNoInnards } from '#tests/http/bad_input/answers'

test.group('What fails before the language is known', () => {
  test('is answered in the first language, in plain words', async ({ assert }) => {
    const ctx = await testUtils.createHttpContext()
    await new HttpExceptionHandler().handle(new RangeError('the asset server is away'), ctx)
    const body = String(ctx.response.getBody())
    assert.equal(ctx.response.getStatus(), 500)
    assert.include(body, 'Something went wrong on our side')
    assert.notInclude(body, 'asset server')
    assertNoInnards(assert, body)
  })
})
