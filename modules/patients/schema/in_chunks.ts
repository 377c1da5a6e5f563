export { inChunks } from '@medtrack/sdk'
