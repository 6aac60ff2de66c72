/** The sign of the app: a desk. */
export function Brand() {
  return (
    <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true" focusable="false">
      <rect width="22" height="22" rx="6" fill="var(--action)" />
      <path
        d="M4 8.5h14M6 8.5v7M16 8.5v7M9.5 8.5v4H16"
        fill="none"
        stroke="var(--on-action)"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}

/** A desk seen from the front, for "office". */
export function DeskIcon({ size = 18 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 18 18"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M2 5.5h14M3.8 5.5v7.5M14.2 5.5v7.5M9 5.5v4h5.2" />
    </svg>
  )
}
