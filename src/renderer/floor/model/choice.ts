/**
 * An act of choosing a space, and where it was done; the other places bring the space into sight. Each
 * act is a new object, also when it chooses the same space again.
 */
export interface Choice {
  readonly from: 'plan' | 'list' | 'elsewhere'
}
