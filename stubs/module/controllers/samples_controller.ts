import type { HttpContext } from '@adonisjs/core/http'
import { RecordNotFoundError, transaction } from '@medtrack/sdk'
import Sample from '../models/sample.js'
import { readSample } from '../validators/sample_form.js'

const PER_PAGE = 50

export default class SamplesController {
  async index({ page, request }: HttpContext) {
    const number = Math.max(1, Number.parseInt(request.input('page'), 10) || 1)
    const found = await Sample.query().orderBy('name').orderBy('id').paginate(number, PER_PAGE)
    return page.render('index', {
      records: found.all(),
      paging: { page: number, perPage: PER_PAGE, total: found.total },
    })
  }

  async create({ page }: HttpContext) {
    return page.render('form', { record: null })
  }

  async store(ctx: HttpContext) {
    const facts = await readSample(ctx)
    await transaction(() => Sample.add(facts))
    ctx.page.redirect('/', { kind: 'success', text: ctx.page.t('added') })
  }

  async edit({ page, params }: HttpContext) {
    return page.render('form', { record: await find(params.sample) })
  }

  async update(ctx: HttpContext) {
    const record = await find(ctx.params.sample)
    const facts = await readSample(ctx)
    await transaction(() => record.correct(facts))
    ctx.page.redirect('/', { kind: 'success', text: ctx.page.t('saved') })
  }
}

async function find(id: string): Promise<Sample> {
  const record = await Sample.find(id)
  if (!record) throw new RecordNotFoundError()
  return record
}
