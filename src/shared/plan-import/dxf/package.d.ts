/** What is used of the package `dxf`, which has no types. Its results are read as what they are: unknown. */
declare module 'dxf' {
  export function parseString(text: string): unknown
}
