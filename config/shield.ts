import app from '@adonisjs/core/services/app'
import { defineConfig } from '@adonisjs/shield'
import { PAYMENT_PAGES } from '#config/payments'

/** Vite's live reload speaks over a web socket, which 'self' does not cover in every browser. */
const liveReload = app.inDev ? ['ws:'] : []

export default defineConfig({
  csp: {
    enabled: true,
    reportOnly: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", '@nonce', '@viteUrl'],
      styleSrc: ["'self'", '@nonce', '@viteUrl'],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", '@viteUrl'],
      connectSrc: ["'self'", ...liveReload],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'", ...PAYMENT_PAGES],
      frameAncestors: ["'none'"],
      // A clinic's own server may speak plain http inside its building; upgrading would leave pages without styles.
      upgradeInsecureRequests: null,
    },
  },

  csrf: {
    enabled: true,
    // Signed by who sends it.
    exceptRoutes: ['/webhooks/stripe'],
    enableXsrfCookie: false,
    methods: ['POST', 'PUT', 'PATCH', 'DELETE'],
  },

  xFrame: { enabled: true, action: 'DENY' },
  hsts: { enabled: app.inProduction, maxAge: '180 days' },
  contentTypeSniffing: { enabled: true },
})
