import './Initials.css'

/** A person's two or three letters; the name is read instead. */
export function Initials({ initials, name }: { initials: string; name: string }) {
  // The letters are drawn by the style sheet: they are a picture of the name, not text beside it.
  return <span className="initials" role="img" aria-label={name} title={name} data-initials={initials} />
}
