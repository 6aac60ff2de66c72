import { classes } from './classes.ts'
import './Initials.css'

/** A person's two or three letters; the name is read instead. */
export function Initials({ initials, name }: { initials: string; name: string }) {
  // The letters are drawn by the style sheet: they are a picture of the name, not text beside it.
  const className = classes('initials', initials.length > 2 && 'long')
  return <span className={className} role="img" aria-label={name} title={name} data-initials={initials} />
}
