import { createIgnitor, failStart } from './ignitor.js'

/** Serves the web pages: `node bin/server.js` in a production build. */
createIgnitor().httpServer().start().catch(failStart)
