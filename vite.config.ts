import { globSync } from 'node:fs'
import { defineConfig } from 'vite'
import adonisjs from '@adonisjs/vite/client'
import tailwindcss from '@tailwindcss/vite'

/** A page under test must not reload because somebody saved a file meanwhile. */
const still = { watch: null, hmr: false } as const

/** What a module's own pages load beside the rest: each release its own. */
const ownScripts = globSync('{modules,releases}/*/resources/*.{js,css}').sort()

export default defineConfig({
  server: process.env.NODE_ENV === 'test' ? still : {},
  plugins: [
    tailwindcss(),
    adonisjs({
      entryPoints: ['resources/css/app.css', 'resources/js/app.js', ...ownScripts],
      reload: ['resources/views/**/*.edge', '{modules,releases}/*/views/**/*.edge'],
    }),
  ],
})
