import edge from 'edge.js'
import { installUiKit } from '#start/view/ui_kit'

installUiKit(edge)
