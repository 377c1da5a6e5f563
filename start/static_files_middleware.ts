import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import StaticMiddleware from '@adonisjs/static/static_middleware'

const LOOKS_LIKE_A_FILE = /\.\w+$/

/** Looks into `public/` for addresses that can name a file; pages are spared a look at the disk. */
@inject()
export default class StaticFilesMiddleware {
  constructor(protected files: StaticMiddleware) {}

  handle(ctx: HttpContext, next: NextFn) {
    return LOOKS_LIKE_A_FILE.test(ctx.request.url()) ? this.files.handle(ctx, next) : next()
  }
}
