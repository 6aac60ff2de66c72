import type { Plugin } from 'vite'

/** React Aria brings its few own words in 34 languages; the app speaks two. */
export function twoLanguagesPlugin(): Plugin {
  return {
    name: 'two-languages',
    enforce: 'pre',
    load(id) {
      const language = /react-(?:aria|stately)[^?]*\/intl\/.*\/([a-z]{2}-[A-Z]{2})\.mjs$/.exec(id)?.[1]
      return language && language !== 'de-DE' && language !== 'en-US' ? 'export default {}' : null
    },
  }
}
