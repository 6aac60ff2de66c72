/** The API's description as a page: plain HTML, no script, so that it reads anywhere and offline. */

interface JsonSchema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly prefixItems?: readonly JsonSchema[]
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly format?: string
  readonly description?: string
}

interface Content {
  readonly description?: string
  readonly content?: Readonly<Record<string, { readonly schema?: JsonSchema }>>
}

interface Operation {
  readonly operationId?: string
  readonly summary?: string
  readonly tags?: readonly string[]
  readonly requestBody?: Content
  readonly responses?: Readonly<Record<string, Content>>
  security?: readonly unknown[]
}

export interface ApiDescription {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

export function referencePage(api: ApiDescription): string {
  const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method,
      operation,
      id: idOf(method, path),
    })),
  )
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(api.info.title)} API</title>
<link rel="stylesheet" href="/api/reference.css">
</head>
<body>
<header>
<h1>${text(api.info.title)} <span>central API, version ${text(api.info.version)}</span></h1>
<p>${text(api.info.description ?? '')} Machines read the same as <a href="/api/openapi.json">OpenAPI 3.1</a>.
Requests and answers are JSON; signed-in requests carry <code>Authorization: Bearer …</code>.</p>
</header>
<nav aria-label="Operations"><ul>
${operations.map(({ id, method, path, operation }) => `<li><a href="#${id}">${verb(method)} <code>/api${text(path)}</code></a> ${text(operation.summary ?? '')}</li>`).join('\n')}
</ul></nav>
<main>
${operations.map(section).join('\n')}
</main>
</body>
</html>
`
}

const idOf = (method: string, path: string): string => `${method}${path.replaceAll(/[^a-z0-9]+/gi, '-')}`
const verb = (method: string): string => `<b class="verb ${text(method)}">${text(method.toUpperCase())}</b>`

function section(o: { path: string; method: string; operation: Operation; id: string }): string {
  const { operation } = o
  const body = schemaOf(operation.requestBody)
  return `<section id="${o.id}" aria-labelledby="${o.id}-title">
<h2 id="${o.id}-title">${verb(o.method)} <code>/api${text(o.path)}</code></h2>
<p>${text(operation.summary ?? '')}${operation.security ? ' · for signed-in people' : ''}</p>
${body ? `<details open><summary>Request</summary><pre>${render(body)}</pre></details>` : ''}
${Object.entries(operation.responses ?? {})
  .map(answer)
  .join('\n')}
</section>`
}

function answer([status, content]: [string, Content]): string {
  const schema = schemaOf(content)
  const isGood = status.startsWith('2')
  return `<details${isGood ? ' open' : ''}><summary><b class="status ${isGood ? 'good' : 'bad'}">${text(status)}</b> ${text(isGood ? 'Answer' : errorCodes(schema))}</summary><pre>${schema ? render(schema) : ''}</pre></details>`
}

/** Names of the errors that share a status. */
function errorCodes(schema: JsonSchema | null): string {
  const codes = new Set<string>()
  const visit = (s: JsonSchema | undefined) => {
    const code = s?.properties?.code?.const
    if (typeof code === 'string') codes.add(code)
    for (const part of [...(s?.anyOf ?? []), ...(s?.oneOf ?? [])]) visit(part)
  }
  if (schema) visit(schema)
  return [...codes].join(', ')
}

function schemaOf(content: Content | undefined): JsonSchema | null {
  const [media] = Object.values(content?.content ?? {})
  return media?.schema ?? null
}

/** A schema as one would write the type down; two spaces for each level. */
function render(schema: JsonSchema, level = 0): string {
  const pad = '  '.repeat(level + 1)
  const variants = schema.anyOf ?? schema.oneOf
  if (variants) return variants.map((v) => render(v, level)).join(' <i>or</i> ')
  if (schema.allOf) return schema.allOf.map((v) => render(v, level)).join(' <i>and</i> ')
  if (schema.const !== undefined) return text(JSON.stringify(schema.const))
  if (schema.enum) return schema.enum.map((v) => text(JSON.stringify(v))).join(' <i>or</i> ')
  if (schema.properties) {
    const lines = Object.entries(schema.properties).map(([name, property]) => {
      const note = property.description ? ` <em>${text(property.description)}</em>` : ''
      const isOptional = !schema.required?.includes(name)
      return `${pad}<b>${text(name)}</b>${isOptional ? '?' : ''}: ${render(property, level + 1)}${note}`
    })
    return `{\n${lines.join('\n')}\n${'  '.repeat(level)}}`
  }
  if (schema.prefixItems) return `[${schema.prefixItems.map((v) => render(v, level)).join(', ')}]`
  if (schema.items) return `list of ${render(schema.items, level)}`
  if (schema.$ref) return text(schema.$ref.split('/').at(-1) ?? '')
  const type = Array.isArray(schema.type) ? schema.type.join(' or ') : (schema.type ?? 'anything')
  return text(schema.format ? `${type} (${schema.format})` : String(type))
}

const text = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

export const REFERENCE_CSS = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 16%, transparent); --pale: color-mix(in srgb, currentColor 5%, transparent); }
* { box-sizing: border-box; }
body { max-width: 60rem; margin: 0 auto; padding: 32px 24px 96px; font: 14px/1.5 system-ui, sans-serif; }
h1 { font-size: 24px; font-weight: 600; margin: 0 0 8px; }
h1 span { font-weight: 400; opacity: .7; }
h2 { font-size: 17px; font-weight: 500; margin: 0 0 4px; }
p { margin: 0 0 12px; }
code, pre { font: 13px/1.5 ui-monospace, monospace; }
nav { border: 1px solid var(--line); border-radius: 12px; padding: 12px 16px; margin: 16px 0 32px; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav li { padding: 4px 0; }
nav a { text-decoration: none; color: inherit; margin-inline-end: 12px; }
nav a:hover code, nav a:focus-visible code { text-decoration: underline; }
section { border-top: 1px solid var(--line); padding: 24px 0 16px; scroll-margin-top: 8px; }
details { border: 1px solid var(--line); border-radius: 8px; margin: 8px 0; }
summary { padding: 6px 12px; cursor: pointer; min-height: 34px; }
pre { margin: 0; padding: 8px 12px 12px; overflow-x: auto; background: var(--pale); border-radius: 0 0 8px 8px; }
pre b { font-weight: 600; }
pre i { font-style: normal; opacity: .7; }
pre em { opacity: .75; }
.verb { display: inline-block; min-width: 44px; font: 600 12px/1.6 ui-monospace, monospace; text-align: center; border: 1px solid currentColor; border-radius: 6px; padding: 0 6px; }
.status { font: 600 12px ui-monospace, monospace; margin-inline-end: 8px; }
.good::before { content: '✓ '; }
.bad::before { content: '✕ '; }
`
