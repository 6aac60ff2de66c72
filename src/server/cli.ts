/** `npm run server -- COMMAND`: the central API alone. */

const OLDEST_NODE = 22

// Before anything is loaded that an old Node would stumble over.
const [major = '0'] = process.versions.node.split('.')
if (Number(major) < OLDEST_NODE) {
  process.stderr.write(
    `The central API needs Node ${OLDEST_NODE} or newer; this is ${process.version}. npm run server brings its own.\n`,
  )
  process.exit(1)
}
const { main } = await import('./cli/main.ts')
process.exitCode = await main(process.argv.slice(2), process.env)
