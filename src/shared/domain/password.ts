/** Characters that a password chosen by a person has at least. */
export const SHORTEST_PASSWORD = 12
