import type { HttpContext } from '@adonisjs/core/http'
import type { HttpRouterService } from '@adonisjs/core/types'
import { kitSample } from '#start/view/kit_sample'

/** The page that shows every component in every state. For development and tests: it answers without sign-in. */
export function registerKit(router: HttpRouterService): void {
  router.get('/kit', ({ request, view }: HttpContext) =>
    view.render('pages/kit', kitSample(view, request.input('q')))
  )
  router.get('/kit/search', ({ request }: HttpContext) => answer(String(request.input('q', ''))))
  router.get('/kit/failures/:status', ({ params, view }: HttpContext) =>
    view.render(`pages/errors/${params.status}`)
  )
}

function answer(query: string) {
  const people = ['Ana María Santos', 'Andrés Peña', 'Beatriz Ocampo']
  const found = people.filter((name) => name.toLowerCase().includes(query.toLowerCase()))
  const label = query === '' ? 'Recent' : 'Patients'
  return {
    groups: [
      { label, items: found.map((name) => ({ label: name, detail: 'P-000123', href: '/kit' })) },
    ],
  }
}
