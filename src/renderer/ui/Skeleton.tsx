import './Skeleton.css'

/** Holds the place of what is still read, in its later size, so that nothing jumps. */
export function Skeleton({ height, width = '100%' }: { height: number | string; width?: number | string }) {
  return <span className="skeleton" style={{ height, width }} aria-hidden="true" />
}
