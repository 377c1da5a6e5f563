import type { RouteBuilder } from '@medtrack/sdk'

const Completions = () => import('../controllers/plans/step_completions_controller.js')
const Goals = () => import('../controllers/plans/goals_controller.js')
const Plans = () => import('../controllers/plans/plans_controller.js')
const Progress = () => import('../controllers/plans/step_progress_controller.js')
const Steps = () => import('../controllers/plans/steps_controller.js')
const Templates = () => import('../controllers/plans/templates_controller.js')

const view = 'patients.plans.view'
const write = 'patients.plans.write'

/** Plans with what is to be reached and to be done, and the templates that they begin from. */
export function planRoutes(r: RouteBuilder) {
  r.get('/plan-templates', { to: [Templates, 'index'], permission: view })
  r.delete('/plan-templates/:template', { to: [Templates, 'destroy'], permission: write })

  const plans = '/:patient/plans'
  r.get(plans, { to: [Plans, 'index'], permission: view })
  r.get(`${plans}/new`, { to: [Plans, 'create'], permission: write })
  r.post(plans, { to: [Plans, 'store'], permission: write, form: 'create' })
  r.get(`${plans}/:plan`, { to: [Plans, 'show'], permission: view })
  r.get(`${plans}/:plan/edit`, { to: [Plans, 'edit'], permission: write })
  r.put(`${plans}/:plan`, { to: [Plans, 'update'], permission: write, form: 'edit' })
  r.post(`${plans}/:plan/template`, { to: [Templates, 'store'], permission: write, form: 'create' })
  r.post(`${plans}/:plan/goals`, { to: [Goals, 'store'], permission: write, form: 'create' })
  r.post(`${plans}/:plan/steps`, { to: [Steps, 'store'], permission: write, form: 'create' })

  const goal = `${plans}/:plan/goals/:goal`
  r.get(`${goal}/edit`, { to: [Goals, 'edit'], permission: write })
  r.put(goal, { to: [Goals, 'update'], permission: write, form: 'edit' })

  const step = `${plans}/:plan/steps/:step`
  r.get(step, { to: [Steps, 'show'], permission: view })
  r.put(step, { to: [Steps, 'update'], permission: write, form: 'show' })
  r.post(`${step}/completion`, { to: [Completions, 'store'], permission: write })
  r.delete(`${step}/completion`, { to: [Completions, 'destroy'], permission: write })
  r.post(`${step}/progress`, { to: [Progress, 'store'], permission: write, form: 'create' })
}
