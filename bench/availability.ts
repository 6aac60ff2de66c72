/** The state of 10,000 desks on any day, asked of the core. */
import { addDays, daysFrom } from '#shared/calendar/day.ts'
import { type Bench, fromSamples, sample } from './figure.ts'
import { today, windowDays } from './support/city.ts'
import { filledLaptop } from './support/filled-laptop.ts'

const QUESTIONS = 1_000

export const availability: Bench = {
  name: 'availability',
  about: 'the states of 10,000 desks on any day, from the encrypted cache',
  async run() {
    const { laptop, floor, desks } = await filledLaptop(10_000)
    await laptop.start()
    const { app } = laptop
    try {
      const { last } = windowDays()
      const days = daysFrom(today(), addDays(last, -1))
      const ask = async (day: (typeof days)[number], minutes: { from: number; to: number }) => {
        const found = await app.floors.availability({ floorId: floor, day, ...minutes })
        if (!found || Buffer.from(found.states, 'base64').length !== desks) throw new Error('no states')
      }
      const anyDay = () => days[Math.floor(Math.random() * days.length)] ?? today()
      // Another time of the day with each question: no answer can have been given before.
      const anyTime = () => {
        const from = Math.floor(Math.random() * 700)
        return { from, to: from + 1 + Math.floor(Math.random() * 700) }
      }
      const note = `${desks} desks, ${days.length} days, 70 % booked; the core's own procedure in this process, real encrypted file, day and minutes at random`
      return [
        fromSamples(
          'availability, 10,000 desks',
          await sample(QUESTIONS, () => ask(anyDay(), anyTime())),
          5,
          note,
        ),
        fromSamples(
          'free desks of fourteen days, 10,000 desks',
          await sample(100, () =>
            app.floors.freeDesks({
              floorId: floor,
              day: addDays(today(), Math.floor(Math.random() * 70)),
              ...anyTime(),
              days: 14,
            }),
          ),
          undefined,
          note,
        ),
      ]
    } finally {
      await laptop.quit()
    }
  },
}
