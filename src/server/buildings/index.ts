export { isSameName } from './buildings.ts'
export { type FloorInHand, takeFloor } from './floor.ts'
export { saveBuilding } from './save.ts'
