export { type DemoLogin, readDemoLogins } from './city-files.ts'
export { type DemoOptions, refreshDemo, seedDemo } from './seed.ts'
