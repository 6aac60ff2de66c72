/**
 * Plants a deliberate fault: the source of the product is changed while it is loaded, and nowhere else. So
 * the product needs no switches, and each fault shows what the code protects from.
 */
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Fault, faults } from './faults.ts'

const root = join(import.meta.dirname, '..', '..')

/** @throws Error when there is no such fault */
export function plantFault(name: string): Fault {
  const fault = faults.find((f) => f.name === name)
  if (!fault) throw new Error(`no fault is called "${name}"; --list-faults lists them`)
  const url = pathToFileURL(join(root, fault.file)).href
  registerHooks({
    load(loaded, context, nextLoad) {
      const result = nextLoad(loaded, context)
      if (loaded !== url || !result.source) return result
      return { ...result, source: withFault(String(result.source), fault) }
    },
  })
  return fault
}

/** @throws Error when the code the fault is made of is no longer there, or not once */
export function withFault(source: string, { name, edits }: Fault): string {
  return edits.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2)
      throw new Error(`"${name}" finds "${from}" ${text.split(from).length - 1} times`)
    return text.replace(from, () => to)
  }, source)
}
