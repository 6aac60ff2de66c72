/** Why an import was not made. The message is a whole sentence for the person; nothing was changed. */
export class ImportFailed extends Error {
  override readonly name = 'ImportFailed'
}
