export { addBuilding, isNameFree, isSameName } from './buildings.ts'
export { type FloorInHand, takeFloor } from './floor.ts'
