/** How times are written down. */

/** A minute of the day, "13:00". */
export const timeInWords = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** Minutes of the day from … to …, "07:00–19:00". */
export const hoursInWords = ({ from, to }: { readonly from: number; readonly to: number }): string =>
  `${timeInWords(from)}–${timeInWords(to)}`
