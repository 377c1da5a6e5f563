import Alpine from '@alpinejs/csp'
import ajax from '@imacrayon/alpine-ajax'
import { watchDialogs } from './behaviours/dialogs.js'
import { fileDrop } from './behaviours/file_drop.js'
import { watchForms } from './behaviours/forms.js'
import { watchMenus } from './behaviours/menus.js'
import { palette } from './behaviours/palette.js'
import { watchPrivacy } from './behaviours/privacy.js'
import { watchRefreshes } from './behaviours/refresh.js'
import { liveSearch } from './behaviours/live_search.js'
import { watchShortcuts } from './behaviours/shortcuts.js'
import { watchTheme } from './behaviours/theme.js'
import { toast } from './behaviours/toast.js'

Alpine.data('palette', palette)
Alpine.data('toast', toast)
Alpine.data('liveSearch', liveSearch)
Alpine.data('fileDrop', fileDrop)
// Gives every page one Alpine root, so x-target works anywhere in it.
Alpine.data('page', () => ({}))
Alpine.plugin(ajax)

watchDialogs()
watchMenus()
watchForms()
watchPrivacy()
watchTheme()
watchShortcuts()
watchRefreshes(Alpine)

// Modules and tests add components of their own before this event's handlers return.
window.Alpine = Alpine
Alpine.start()
