/** What a browser sees that was not given the launch link: where to go, in both languages. */
import { createHash } from 'node:crypto'

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 34rem; margin: 15vh auto 0; padding: 0 1.5rem; }
h1 { font-size: 1.25rem; }
`

/** For `style-src`: the one style this page brings along, and nothing else inline. */
export const closedPageStyle = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`

/** @param why one sentence in each language, without markup */
export const closedPage = (why: { readonly de: string; readonly en: string }): string => `<!doctype html>
<html lang="de">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Platzwahl</title>
<style>${STYLE}</style></head>
<body>
<main>
<h1>Platzwahl</h1>
<p>${why.de} Öffnen Sie Platzwahl bitte neu, dort wo Sie es gestartet haben.</p>
<p lang="en">${why.en} Please open Platzwahl again from where you started it.</p>
</main>
</body>
</html>
`
