/** What is used of pdf.js, which is given to the reader: where it comes from differs between Node and a browser. */
export interface PdfJs {
  getDocument(source: {
    data: Uint8Array
    verbosity: number
    disableFontFace: boolean
    useSystemFonts: boolean
    useWorkerFetch: boolean
    stopAtErrors: boolean
    isOffscreenCanvasSupported: boolean
    enableXfa: boolean
  }): { readonly promise: Promise<PdfDocument>; destroy(): Promise<void> }
  readonly OPS: Readonly<Record<string, number>>
}
export interface PdfDocument {
  readonly numPages: number
  getPage(number: number): Promise<PdfPage>
  getMetadata(): Promise<{ info: unknown }>
}
export interface PdfPage {
  readonly userUnit: number
  getViewport(how: { scale: number }): {
    readonly transform: readonly number[]
    readonly width: number
    readonly height: number
  }
  getOperatorList(how: { annotationMode: number }): Promise<{
    readonly fnArray: ArrayLike<number>
    readonly argsArray: ArrayLike<unknown>
  }>
  getTextContent(): Promise<{ readonly items: readonly unknown[] }>
}
