/** Entities that drawing tools declare in the DOCTYPE: short texts, taken as they are. */
const MOST = 100
const LONGEST = 2_000

/** Null when the declarations are those of an attack: nested, external, or too many. */
export function declaredEntities(doctype: string): Record<string, string> | null {
  const found: Record<string, string> = {}
  let count = 0
  for (const [, name, , double, single] of doctype.matchAll(
    /<!ENTITY\s+([\w.-]{1,60})\s+("([^"]*)"|'([^']*)')\s*>/g,
  )) {
    const value = double ?? single ?? ''
    // Bare signs may be escaped; a named entity within an entity is how bombs are built.
    if (++count > MOST || value.length > LONGEST || /&(?!#\d{1,7};|#x[\da-f]{1,6};)/i.test(value)) return null
    if (name) found[name] = value
  }
  return found
}
