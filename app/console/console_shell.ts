import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { languages } from '#identity/personal_shell'

const ENTRIES = [
  { name: 'clinics', icon: 'building-2', path: '/console/clinics' },
  { name: 'modules', icon: 'blocks', path: '/console/modules' },
  { name: 'rollouts', icon: 'waves', path: '/console/rollouts' },
  { name: 'plans', icon: 'gauge', path: '/console/plans' },
  { name: 'money', icon: 'receipt', path: '/console/invoices' },
  { name: 'subscriptions', icon: 'repeat', path: '/console/subscriptions' },
  { name: 'flags', icon: 'flag', path: '/console/flags' },
  { name: 'queue', icon: 'list-checks', path: '/console/queue' },
  { name: 'team', icon: 'user-cog', path: '/console/team' },
  { name: 'audit', icon: 'scroll-text', path: '/console/audit' },
] as const

/** Shares what the frame around the platform's own pages shows. It names no clinic and no patient. */
export function consoleShell(ctx: HttpContext, next: NextFn) {
  const user = ctx.auth.getUserOrFail()
  const url = ctx.request.url()
  ctx.view.share({
    shell: {
      user: {
        name: user.fullName,
        initials: user.initials,
        email: user.email,
        locale: user.locale,
      },
      nav: ENTRIES.map(({ name, icon, path }) => ({
        label: ctx.i18n.t(`console.nav.${name}`),
        icon,
        href: path,
        active: url === path || url.startsWith(`${path}/`),
      })),
      isSuperAdmin: true,
      theme: user.theme,
      locales: languages(ctx.i18n.locale),
    },
  })
  return next()
}
