import { EmbeddedStore } from '#entitlements/flags/embedded_store'
import { flagContract } from '#tests/contracts/flags/flag_contract'

flagContract('in the central database', () => new EmbeddedStore())
