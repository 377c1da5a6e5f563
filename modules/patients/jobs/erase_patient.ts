import { carryOut } from '../erasure/erasing.js'

export default function (erasureId: string) {
  return carryOut(erasureId)
}
