/** What the stored cache files of released schemas hold: `schema-N.cache` beside this file. */

/** Of these files alone. */
export const SAMPLE_KEY = Uint8Array.from({ length: 32 }, (_, i) => i)

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const changeId = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

const day = '2027-03-01'
const spaceId = id(0xa1)
const floorId = id(0xf1)
const bookingId = id(0xb1)
const book = (n: number) => ({
  name: 'booking.book',
  args: { bookingId: id(n), spaceId, day, from: 480, to: 1020, replaces: [] },
})

export const SAMPLE = {
  day,
  spaceId,
  floorId,
  bookingId,
  meta: {
    owner: {
      personId: id(0x91),
      login: 'mila.muster',
      serverId: id(0x5e),
      serverName: 'Musterstadt',
      publicKey: 'k',
    },
    serverUrl: 'https://platzwahl.example',
    device: id(0xd1),
    copy: 1,
    cursor: 'cursor',
    window: { from: '2027-02-15', to: '2027-05-30' },
    lastContact: 5_000,
    clockOffset: 0,
    lastSeq: 3,
  },
  /** Accepted and contained in a pull, rejected and yet to be seen, and waiting. */
  changes: [
    {
      id: changeId(1),
      intent: book(0xb1),
      outcome: { id: changeId(1), seq: 1, state: 'accepted', receipt: { order: 4, signature: 's' } },
      covered: true,
    },
    {
      id: changeId(2),
      intent: book(0xb2),
      outcome: {
        id: changeId(2),
        seq: 2,
        state: 'rejected',
        rejection: { reason: 'spaceTaken', alternatives: [] },
      },
      covered: true,
    },
    { id: changeId(3), intent: book(0xb3), outcome: null, covered: false },
  ],
} as const
