/** Class names joined, those that do not apply left out. */
export const classes = (...names: (string | false | null | undefined)[]): string =>
  names.filter((n) => typeof n === 'string' && n !== '').join(' ')
