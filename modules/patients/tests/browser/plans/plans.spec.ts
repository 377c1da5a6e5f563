import { test } from '@japa/runner'
import { removeClinic } from '../../../../../tests/factories/clinics.js'
import { barriersOf } from '../../../../../tests/browser/axe.js'
import { atWork, registered } from '../prescriptions/workplace.js'

test.group('Treatment plans in the browser', () => {
  test('a nurse begins one from a template, ticks a step off and notes how it went', async ({
    assert,
    browserContext,
    cleanup,
  }) => {
    const desk = await atWork(browserContext, 'nurse')
    cleanup(() => removeClinic(desk.clinic))
    const { page } = desk
    const chart = await registered(desk, { given: 'Grace', family: 'Hopper' })
    await page.goto(`${chart}/plans`)
    assert.deepEqual(await barriersOf(page, 'plans-none'), [])
    await page.getByRole('link', { name: 'New plan' }).click()
    await page.getByLabel('Template').selectOption({ label: 'Hypertension' })
    await page.getByRole('button', { name: 'Use template' }).click()
    await page.waitForURL(/template=bundled-hypertension/)
    assert.equal(await page.getByLabel('Title').inputValue(), 'Hypertension')
    assert.deepEqual(await barriersOf(page, 'plan-new'), [])
    await page.getByLabel('Step 1: by').fill('2020-01-31')
    await page.getByLabel('Step 1: responsible').selectOption({ label: desk.member.fullName })
    await page.getByRole('button', { name: 'Begin plan' }).click()
    await page.getByText('Treatment plan begun.').waitFor()
    await page.getByText('Overdue').waitFor()
    assert.deepEqual(await barriersOf(page, 'plan'), [])

    await page.goto(`/c/${desk.clinic.slug}`)
    await page.getByRole('heading', { name: 'My due steps' }).waitFor()
    assert.deepEqual(await barriersOf(page, 'home-with-steps'), [])
    await page.getByRole('link', { name: 'Confirm with home or ambulatory measurements' }).click()
    await page.getByLabel('What happened').fill('Mean 141/88 over a week.')
    await page.getByRole('button', { name: 'Add note' }).click()
    await page.getByText('Note added.').waitFor()
    assert.deepEqual(await barriersOf(page, 'step'), [])
    await page.getByRole('link', { name: 'Hypertension' }).click()
    const done = page.getByRole('button', { name: 'Done: Confirm with home' })
    await done.focus()
    await page.keyboard.press('Enter')
    await page.getByText('Step done.').waitFor()
    await page.goto(chart)
    await page.getByRole('heading', { name: 'Open steps of treatment plans' }).waitFor()
    assert.deepEqual(await barriersOf(page, 'chart-with-steps'), [])
  })

  test('steps are added by keyboard in a dialog, and what is wrong opens it again', async ({
    assert,
    browserContext,
    cleanup,
  }) => {
    const desk = await atWork(browserContext, 'doctor')
    cleanup(() => removeClinic(desk.clinic))
    const { page } = desk
    const chart = await registered(desk, { given: 'Alan', family: 'Turing' })
    await page.goto(`${chart}/plans`)
    await page.getByRole('heading', { name: 'Plans' }).waitFor()
    await page.keyboard.press('n')
    await page.getByLabel('Title').fill('Back pain')
    await page.keyboard.press('Enter')
    await page.getByText('Treatment plan begun.').waitFor()
    await page.getByRole('button', { name: 'Add a step' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByLabel('Description').waitFor()
    await page.keyboard.type('Physiotherapy')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Physiotherapy' }).waitFor()
    await page.getByRole('button', { name: 'Add a goal' }).click()
    const goal = page.getByRole('dialog').getByLabel('Description')
    await goal.fill('   ')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByText('Description is needed.').first().waitFor()
    assert.deepEqual(await barriersOf(page, 'plan-dialog'), [])
    await page.getByRole('dialog').getByLabel('Description').fill('Walk an hour')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Walk an hour' }).click()
    await page.getByLabel('Achievement').selectOption('achieved')
    assert.deepEqual(await barriersOf(page, 'goal'), [])
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByText('Achieved').waitFor()
    await page.goto(`${desk.base}/plan-templates`)
    assert.deepEqual(await barriersOf(page, 'plan-templates'), [])
  })
})
