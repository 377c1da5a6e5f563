import { defineConfig } from 'vite'
import adonisjs from '@adonisjs/vite/client'
import tailwindcss from '@tailwindcss/vite'

/** A page under test must not reload because somebody saved a file meanwhile. */
const still = { watch: null, hmr: false } as const

export default defineConfig({
  server: process.env.NODE_ENV === 'test' ? still : {},
  plugins: [
    tailwindcss(),
    adonisjs({
      entryPoints: ['resources/css/app.css', 'resources/js/app.js'],
      reload: ['resources/views/**/*.edge', 'modules/*/views/**/*.edge'],
    }),
  ],
})
