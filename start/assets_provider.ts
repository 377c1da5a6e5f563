import ViteProvider from '@adonisjs/vite/vite_provider'

/** Vite's development server runs under `npm run dev` alone: tests look at the assets that ship. */
export default class AssetsProvider extends ViteProvider {
  async start() {
    if (process.env.DEV_MODE) await super.start()
  }
}
