export { addBuilding, isNameFree, isSameName } from './buildings.ts'
