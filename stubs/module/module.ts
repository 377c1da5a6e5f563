import { defineModule, EVERYONE } from '@medtrack/sdk'
import { samplesRoutes } from './routes.js'

export default defineModule({
  title: 'Samples',
  summary: 'What a clinic reads before it switches this on.',
  icon: 'folder',

  permissions: {
    'samples.view': { title: 'See samples', roles: EVERYONE },
    'samples.edit': { title: 'Add and correct samples', roles: ['owner', 'doctor'] },
  },

  routes: samplesRoutes,
  views: new URL('./views/', import.meta.url),
  migrations: new URL('./migrations/', import.meta.url),
  translations: new URL('./lang/', import.meta.url),

  navigation: [
    { label: 'title', icon: 'folder', path: '/', permission: 'samples.view', order: 60 },
  ],

  verify: () => import('./verify.js'),
})
