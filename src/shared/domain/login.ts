/** As the city's directory names people: no spaces, no capitals. */
export const LOGIN_FORM = /^[a-z0-9][a-z0-9._@+-]{0,99}$/
