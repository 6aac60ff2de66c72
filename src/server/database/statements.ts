/** Which statements a connection keeps parsed and planned, on either database. */

/** Kept at most; each holds its plan in memory. */
export const MOST_STATEMENTS = 400

/** The rest is rare, and some of it changes what a prepared statement answers. */
export const IS_WORTH_PREPARING = /^\s*(select|with|insert|update|delete)\b/i
