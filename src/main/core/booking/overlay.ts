import { applyBook, applyRelease, type Book, type Release } from '#shared/domain/day-plan.ts'
import type { DayOverlay } from '../overlay/day-overlay.ts'

const book: DayOverlay<Book> = { day: (args) => args.day, apply: applyBook }
const release: DayOverlay<Release> = { day: (args) => args.day, apply: applyRelease }

export const bookingOverlays = { 'booking.book': book, 'booking.release': release } as const
