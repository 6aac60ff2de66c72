import './Initials.css'

/** A person's two or three letters; the name is read instead. */
export function Initials({ initials, name }: { initials: string; name: string }) {
  return (
    <span className="initials" role="img" aria-label={name} title={name}>
      {initials}
    </span>
  )
}
