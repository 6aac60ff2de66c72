/** The keys of a set of texts, whatever they say: `en satisfies Shape<typeof de>` makes a missing key a type error. */
export type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]> }
