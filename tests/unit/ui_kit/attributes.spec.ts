import { test } from '@japa/runner'
import { attributes, otherProps } from '#start/view/attributes'

test.group('Attributes of a component', () => {
  test('what a person typed cannot leave its quotes', ({ assert }) => {
    const written = attributes({ value: `"><script>alert('x')</script>` })
    assert.equal(
      written.trim(),
      'value="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"'
    )
  })

  test('absent values leave no attribute, true stands alone, nothing typed stays', ({ assert }) => {
    const written = attributes({ href: undefined, disabled: false, required: true, value: '' })
    assert.equal(written.trim(), 'required value=""')
  })

  test('only the props that a component does not know become attributes', ({ assert }) => {
    const others = otherProps({ 'label': 'Name', 'data-row': 7 }, 'label name')
    assert.deepEqual(others, { 'data-row': 7 })
  })
})
