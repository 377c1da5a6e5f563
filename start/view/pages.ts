export interface PageLink {
  /** Absent for a gap between runs of pages. */
  page?: number
  href?: string
  current?: boolean
}

export interface PageQuestion {
  page: number
  perPage: number
  total: number
  href: string
  query?: Record<string, unknown>
  param?: string
}

export interface PageList {
  first: number
  last: number
  pages: PageLink[]
  previous?: string
  next?: string
}

/** First, last and the neighbours of the current page, with gaps between: never more than seven numbers. */
export function listPages(question: PageQuestion): PageList {
  const { page, perPage, total } = question
  const lastPage = Math.max(1, Math.ceil(total / perPage))
  const numbers = [1, page - 1, page, page + 1, lastPage].filter(
    (one) => one >= 1 && one <= lastPage
  )
  const pages = [...new Set(numbers)].sort((a, b) => a - b)

  return {
    first: total === 0 ? 0 : (page - 1) * perPage + 1,
    last: Math.min(total, page * perPage),
    pages: withGaps(pages).map((one) =>
      one === undefined ? {} : { page: one, href: pageHref(question, one), current: one === page }
    ),
    previous: page > 1 ? pageHref(question, page - 1) : undefined,
    next: page < lastPage ? pageHref(question, page + 1) : undefined,
  }
}

function withGaps(pages: number[]): (number | undefined)[] {
  return pages.flatMap((page, index) => {
    const step = index === 0 ? 1 : page - pages[index - 1]
    if (step <= 1) return [page]
    return step === 2 ? [page - 1, page] : [undefined, page]
  })
}

function pageHref({ href, query = {}, param = 'page' }: PageQuestion, page: number): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (name === param) continue
    for (const one of [value].flat()) {
      if (one !== null && one !== undefined && one !== '') search.append(name, String(one))
    }
  }
  search.set(param, String(page))
  return `${href}?${search}`
}
