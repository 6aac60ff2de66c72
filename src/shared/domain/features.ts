/** What a desk may have. Without the schemas of `floor-plan.ts`, so that a screen can leave the validator out of its bundle. */
export const FEATURES = [
  'height-adjustable',
  'two-screens',
  'docking',
  'accessible',
  'window',
  'quiet',
] as const
