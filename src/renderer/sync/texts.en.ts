import type { Shape } from '../i18n/shape.ts'
import type { syncDe } from './texts.de.ts'

export const syncEn: Shape<typeof syncDe> = {
  now: 'Sync now',
  contact: 'Last contact: {when}',
  contactNever: 'No contact yet',
  explain: {
    fresh: 'This device shows what the server has.',
    syncing: 'This device is comparing itself with the server.',
    offline:
      'You can go on planning and booking. What you change is queued and sent as soon as the server can be reached.',
    repairing:
      'The server was restored from a backup. It is getting back from the devices what the backup lacks, from this one too. You can go on planning and booking; what you change is sent afterwards.',
    readOnly:
      'This device was without contact for too long and can only show things now. Queued changes are kept. Connect to the network.',
    updateNeeded:
      'This version of Platzwahl is too old for the server. Queued changes are kept and sent after the update.',
  },
  help: {
    title: 'If something is wrong',
    diagnosis: 'Save diagnosis file',
    diagnosisHint:
      'For IT: versions, states, error codes and counts of this device. No names, no spaces, no days.',
    rebuild: 'Rebuild the cache',
    rebuilding: 'The cache is being rebuilt.',
    rebuildHint:
      'Gets everything from the server again. What you see stays until then; what is queued is kept.',
  },
  needsYou: 'Needs you',
  waiting: 'Queued',
  waitingNone: 'Nothing is waiting. Every change is confirmed or answered.',
  done: 'Answered lately',
  doneNone: 'No changes yet.',
  state: {
    queued: 'queued',
    sent: 'sent, not confirmed yet',
    accepted: 'confirmed',
    rejected: 'rejected',
  },
  at: '{state} · {when}',
}
