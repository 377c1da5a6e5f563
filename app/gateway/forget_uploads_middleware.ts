import { unlink } from 'node:fs/promises'
import type { HttpContext } from '@adonisjs/core/http'
import type { MultipartFile } from '@adonisjs/core/bodyparser'
import type { NextFn } from '@adonisjs/core/types/http'

/**
 * Takes uploads off the disk once the request is answered, whatever the answer was. The body parser
 * leaves them in the machine's folder for temporary files, and a list of patients must not stay there.
 */
export default class ForgetUploadsMiddleware {
  async handle({ request }: HttpContext, next: NextFn) {
    try {
      return await next()
    } finally {
      const files: MultipartFile[] = Object.values(request.__raw_files ?? {}).flat()
      // A file that was kept has been moved and is not there any more.
      await Promise.all(files.map(({ tmpPath }) => tmpPath && unlink(tmpPath).catch(() => {})))
    }
  }
}
