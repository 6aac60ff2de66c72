import type { Shape } from '../i18n/shape.ts'
import type { sessionDe } from './texts.de.ts'

export const sessionEn: Shape<typeof sessionDe> = {
  server: {
    title: 'Connect to your administration',
    intro:
      'Enter once the address at which your administration runs Platzwahl. It is in your invitation, or your IT tells you.',
    address: 'Address',
    placeholder: 'https://platzwahl.my-city.example',
    connect: 'Connect',
    connecting: 'Connecting …',
  },
  signIn: {
    title: 'Sign in',
    at: 'to {server}',
    login: 'Name',
    password: 'Password',
    submit: 'Sign in',
    submitting: 'Signing in …',
    profiles: 'On this device',
    waiting: '{n, plural, one {# change waits} other {# changes wait}}',
    profile: 'Sign in as {name}',
    demo: 'Demo city: names to try it with',
    demoHint: 'One click fills in name and password.',
    change: 'Another server',
  },
  newPassword: {
    title: 'Choose your own password',
    intro:
      'The password you were given is good only once. Choose your own now, with at least {n} characters; a short sentence is best.',
    once: 'New password',
    again: 'Repeat the new password',
    submit: 'Set password and sign in',
    back: 'Back to signing in',
    short: 'The password is too short: it needs at least {n} characters.',
    different: 'The two passwords are not the same.',
    same: 'This is the one-time password. Please choose another one.',
  },
  notice: {
    revoked:
      'Your administration has revoked this device and its data was deleted. Sign in again or ask your IT.',
    expired: 'Your session has expired. Queued changes are still here and are sent once you have signed in.',
    cacheRebuilt: 'The cache was damaged and is being rebuilt. Queued changes were saved.',
    cacheLost: 'The cache could no longer be read. Changes not yet sent are lost; please check your week.',
  },
  failure: {
    wrongCredentials: 'Name or password is wrong. Check both and try again.',
    newPasswordNeeded: 'The password is good only once. Please choose your own.',
    offline: 'The server cannot be reached. Nothing was lost. Check your network and try again.',
    notPlatzwahl:
      'Something other than Platzwahl answers at this address, perhaps the sign-in page of a Wi-Fi. Check address and network.',
    badAddress: 'This is not a valid address. It begins with https:// and is in your invitation.',
    tooOld:
      'This version of Platzwahl is too old for the server. Queued changes stay saved. Please install the current version.',
    tooMany:
      '{seconds, plural, =0 {Too many attempts. Please wait a moment and try again.} one {Too many attempts. Please wait one second.} other {Too many attempts. Please wait # seconds and try again.}}',
    untrusted:
      'The connection cannot be trusted: the server’s certificate is unknown. Nothing was sent. Please ask your IT.',
    serverError: 'The server reported an error. Nothing was lost. Try again in a few minutes.',
    revoked: 'Your administration has revoked this device. Please ask your IT.',
    storage: 'Nothing could be saved on this device. Make room on the disk and try again.',
    lost: 'Platzwahl is not answering. Please try again.',
  },
  unlock: {
    title: 'Unlock',
    intro: 'The data of {name} on this device is protected by a passphrase.',
    passphrase: 'Passphrase',
    submit: 'Unlock',
    other: 'Sign in as someone else',
    wrong: 'This passphrase is wrong. Your data is unchanged; try again.',
  },
  filling: {
    title: 'Fetching your data',
    body: 'Plans, desks and your week come to this device, so that Platzwahl works without a network too. It takes this long only the first time.',
  },
}
