/** How a picture is made to fit into a plan, whatever makes it. */

/** Pixels of the longer side, tried one after the other. */
export const SIDES = [4_000, 3_000, 2_400, 1_800, 1_200] as const
/** Of JPEG, of 1. */
export const QUALITY = 0.72
/** A decoded picture takes four bytes a pixel. */
export const MOST_PIXELS = 120_000_000
