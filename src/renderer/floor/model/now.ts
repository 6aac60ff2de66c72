const formats = new Map<string, Intl.DateTimeFormat>()

/** The minute of the day it is at `now` in a time zone, by the browser's own calendar. */
export function minuteNow(now: number, timeZone: string): number {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    formats.set(timeZone, format)
  }
  const [hour, minute] = format.format(now).split(':').map(Number)
  return (hour ?? 0) * 60 + (minute ?? 0)
}
