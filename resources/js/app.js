import Alpine from '@alpinejs/csp'
import ajax from '@imacrayon/alpine-ajax'
import { watchAutosave } from './behaviours/autosave.js'
import { watchDialogs } from './behaviours/dialogs.js'
import { watchClocks } from './behaviours/clocks.js'
import { codePicker } from './behaviours/code_picker.js'
import { fileDrop } from './behaviours/file_drop.js'
import { watchForms } from './behaviours/forms.js'
import { watchMenus } from './behaviours/menus.js'
import { palette } from './behaviours/palette.js'
import { watchPartialUpdates } from './behaviours/partial_updates.js'
import { watchPrinting } from './behaviours/print.js'
import { watchPrivacy } from './behaviours/privacy.js'
import { watchRefreshes } from './behaviours/refresh.js'
import { watchLive } from './behaviours/live.js'
import { liveSearch } from './behaviours/live_search.js'
import { watchSignIn } from './behaviours/sign_in_again.js'
import { watchShortcuts } from './behaviours/shortcuts.js'
import { watchTabs } from './behaviours/tabs.js'
import { watchTheme } from './behaviours/theme.js'
import { toast } from './behaviours/toast.js'
import { watchTrends } from './behaviours/trends.js'

Alpine.data('palette', palette)
Alpine.data('toast', toast)
Alpine.data('liveSearch', liveSearch)
Alpine.data('fileDrop', fileDrop)
Alpine.data('codePicker', codePicker)
// Gives every page one Alpine root, so x-target works anywhere in it.
Alpine.data('page', () => ({}))
Alpine.plugin(ajax)

watchSignIn()
watchDialogs()
watchMenus()
watchForms()
watchAutosave()
watchPrinting()
watchClocks()
watchPrivacy()
watchTabs()
watchTheme()
watchShortcuts()
watchRefreshes(Alpine)
watchLive(Alpine)
watchPartialUpdates()
watchTrends()

// Pages' own scripts and the browser's console find it here.
window.Alpine = Alpine
Alpine.start()
