import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { explain } from '#gateway/error_pages'
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

  test('is explained without any language at all', async ({ assert }) => {
    const ctx = await testUtils.createHttpContext()
    assert.isUndefined(ctx.i18n)
    const page = explain(new RangeError('too early'), ctx)
    assert.equal(page.title, 'Something went wrong on our side')
  })

  test('is told in plain text where not even the page of the error can be made', async ({
    assert,
  }) => {
    const ctx = await testUtils.createHttpContext()
    ctx.view.render = () => Promise.reject(new RangeError('the manifest is gone'))
    await new HttpExceptionHandler().handle(new RangeError('first'), ctx)
    assert.equal(ctx.response.getStatus(), 500)
    assert.include(String(ctx.response.getBody()), 'Something went wrong on our side')
    assertNoInnards(assert, String(ctx.response.getBody()))
  })

  test('never sends anyone to another site to try again', async ({ assert }) => {
    const ctx = await testUtils.createHttpContext()
    ctx.request.url = () => '//evil.test/c/santos'
    assert.equal(explain(new RangeError('busy'), ctx).action.href, '/')
  })
})
