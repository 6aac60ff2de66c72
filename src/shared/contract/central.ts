/** The contract between laptops and the central API; served as OpenAPI under `/api`. */
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { FloorPlanDocument } from '../domain/floor-plan.ts'
import { DeviceId, Epoch, FloorId, MutationId, PersonId } from '../domain/ids.ts'
import type { Role } from '../domain/people.ts'
import { keptText } from '../domain/text.ts'
import { EditSchema } from '../floor-edit/edit.ts'
import { AdminRefusal, administration, Password, RecordRefusal } from './administration.ts'
import { SaveBuildingRequest, SaveBuildingResult } from './buildings.ts'
import { CloseRequest, CloseResult, ClosingRefusal, ReopenRequest } from './closings.ts'
import {
  AssignRequest,
  AssignResult,
  CandidatesAnswer,
  CandidatesRequest,
  HolderAnswer,
  HolderRequest,
} from './fixed-desks.ts'
import {
  PlanVersion,
  PublishRequest,
  PublishResult,
  SharedDraft,
  VersionNumber,
  WithdrawRequest,
} from './floor-plans.ts'
import { Kept, Mutation, Outcome } from './mutations.ts'
import { PullRequest, PullResponse } from './pull.ts'

/** Version of everything in this file; a test hashes the schemas so that a change asks for a decision. */
export const PROTOCOL = 1

/** A statement of the server that a device is revoked; only a valid one wipes a cache. */
export const Revocation = z.strictObject({
  deviceId: DeviceId,
  serverId: z.uuid(),
  at: z.int(),
  /** Ed25519 by the server's key over `revoke:{serverId}:{deviceId}:{at}`, base64url. */
  signature: z.string().max(200),
})
export type Revocation = z.infer<typeof Revocation>

/** Whom a procedure is for, beside that they must be signed in; without roles, for everyone. */
export interface Meta {
  readonly roles?: readonly Role[]
}

const anyone = oc.$meta<Meta>({}).errors({
  /** Input that does not fit the contract; `issues` says where. */
  BAD_REQUEST: {
    status: 400,
    data: z
      .strictObject({ issues: z.array(z.strictObject({ path: z.string(), message: z.string() })) })
      .optional(),
  },
  PAYLOAD_TOO_LARGE: { status: 413 },
  /** The app is too old (or too new) for this server. */
  UPGRADE_REQUIRED: { status: 426, data: z.strictObject({ oldest: z.int(), newest: z.int() }) },
  TOO_MANY_REQUESTS: {
    status: 429,
    data: z.strictObject({ retryAfter: z.number().describe('seconds') }).optional(),
  },
  SERVICE_UNAVAILABLE: {
    status: 503,
    data: z
      .strictObject({
        retryAfter: z.number().describe('seconds'),
        /** Only after a restore, while the server gathers what it lost: its new epoch. */
        repairing: Epoch.optional(),
      })
      .optional(),
  },
})

const signedIn = anyone.errors({
  UNAUTHORIZED: {
    status: 401,
    data: z.strictObject({ reason: z.enum(['missing', 'invalid', 'expired', 'otherServer']) }),
  },
  DEVICE_REVOKED: { status: 403, data: Revocation },
})

/** Answers only people who have one of the roles at the time they ask. */
const only = (...roles: readonly Role[]) => signedIn.errors({ FORBIDDEN: { status: 403 } }).meta({ roles })

const facility = only('facility')
const administrators = only('admin').errors({ REFUSED: { status: 409, data: AdminRefusal } })

const administer = <I extends z.ZodType, O extends z.ZodType>(
  name: string,
  { summary, input, output }: { summary: string; input: I; output: O },
) =>
  administrators
    .route({ method: 'POST', path: `/administration/${name}`, summary, tags: ['administration'] })
    .input(input)
    .output(output)

/** Of another life of the database, or not to be trusted for another reason. */
const startOver = {
  START_OVER: {
    status: 409,
    data: z.strictObject({ reason: z.enum(['epoch', 'schema', 'tooOld', 'unknown']), epoch: Epoch }),
  },
} as const

export const Tokens = z.strictObject({
  accessToken: z.string(),
  /** Epoch milliseconds. */
  accessExpiresAt: z.int(),
  /** Good for one refresh by this device; the one before stays good until this one was used. */
  refreshToken: z.string(),
})
export type Tokens = z.infer<typeof Tokens>

export const ServerInfo = z.strictObject({
  /** Says that this is Platzwahl and not a captive portal. */
  product: z.literal('platzwahl'),
  serverId: z.uuid(),
  /** What the administration calls itself. */
  name: z.string(),
  epoch: Epoch,
  protocol: z.strictObject({ oldest: z.int(), newest: z.int() }),
  /** Ed25519 public key, base64url of the raw 32 bytes; pinned by laptops at sign-in. */
  publicKey: z.string(),
  serverTime: z.int(),
})
export type ServerInfo = z.infer<typeof ServerInfo>

export const centralContract = {
  server: {
    info: anyone
      .route({ method: 'GET', path: '/info', summary: 'Who this server is', tags: ['server'] })
      .output(ServerInfo),
  },
  identity: {
    signIn: anyone
      .route({
        method: 'POST',
        path: '/sign-in',
        summary: 'Sign in with name and password',
        tags: ['identity'],
      })
      .input(
        z.strictObject({
          protocol: z.int().positive(),
          /** Made anew for each sign-in; one whose answer was lost is sent again with the same. */
          requestId: z.uuid(),
          login: keptText(200).min(1),
          password: z.string().min(1).max(1000),
          /** In place of a one-time password, which lets in only together with it. */
          newPassword: Password.optional(),
          /** A device that signed in before keeps its id and sequence; null makes a new one. */
          deviceId: DeviceId.nullable(),
          /** Shown to the person in the list of devices. */
          deviceName: keptText(120).min(1),
        }),
      )
      .output(
        z.strictObject({
          personId: PersonId,
          deviceId: DeviceId,
          /** The last number of this device's mutations the server knows. */
          lastSeq: z.int().nonnegative(),
          tokens: Tokens,
          server: ServerInfo,
        }),
      )
      .errors({
        WRONG_CREDENTIALS: { status: 401 },
        /** The password was right but is for one time: sign in with a `newPassword`, which is another one. */
        NEW_PASSWORD_NEEDED: { status: 403 },
      }),
    refresh: signedIn
      .route({ method: 'POST', path: '/refresh', summary: 'Exchange a refresh token', tags: ['identity'] })
      .input(z.strictObject({ refreshToken: z.string().min(1).max(1000) }))
      .output(Tokens),
    signOut: signedIn
      .route({ method: 'POST', path: '/sign-out', summary: 'End this device’s session', tags: ['identity'] })
      .input(z.strictObject({ refreshToken: z.string().min(1).max(1000) }))
      .output(z.strictObject({})),
  },
  buildings: {
    save: facility
      .route({
        method: 'POST',
        path: '/buildings/save',
        summary: 'Add a building with its floors, or change one',
        tags: ['buildings'],
      })
      .errors({ REFUSED: { status: 409, data: RecordRefusal } })
      .input(SaveBuildingRequest)
      .output(SaveBuildingResult),
  },
  floorPlans: {
    publish: facility
      .route({
        method: 'POST',
        path: '/floor-plans/publish',
        summary: 'Publish a draft or an old version, at once or from a day on, or say what that would do',
        tags: ['floor plans'],
      })
      .input(PublishRequest)
      .output(PublishResult),
    withdraw: facility
      .route({
        method: 'POST',
        path: '/floor-plans/withdraw',
        summary: 'Take back a scheduled version',
        tags: ['floor plans'],
      })
      .errors({ REFUSED: { status: 409, data: RecordRefusal } })
      .input(WithdrawRequest)
      .output(z.strictObject({})),
    shareDraft: facility
      .route({
        method: 'POST',
        path: '/floor-plans/share-draft',
        summary: 'Show one’s draft to the other facility managers; without changes: take it back',
        tags: ['floor plans'],
      })
      .input(
        z.strictObject({
          protocol: z.int().positive(),
          floorId: FloorId,
          version: VersionNumber,
          changes: EditSchema,
        }),
      )
      .output(z.strictObject({})),
    sharedDrafts: facility
      .route({
        method: 'POST',
        path: '/floor-plans/shared-drafts',
        summary: 'The drafts of other facility managers',
        tags: ['floor plans'],
      })
      .input(z.strictObject({ protocol: z.int().positive(), floorId: FloorId }))
      .output(z.strictObject({ drafts: z.array(SharedDraft) })),
    versions: facility
      .route({
        method: 'POST',
        path: '/floor-plans/versions',
        summary: 'The versions of a floor plan, the newest first',
        tags: ['floor plans'],
      })
      .input(z.strictObject({ protocol: z.int().positive(), floorId: FloorId }))
      .output(z.strictObject({ versions: z.array(PlanVersion) })),
    version: facility
      .route({
        method: 'POST',
        path: '/floor-plans/version',
        summary: 'The drawing of one version',
        tags: ['floor plans'],
      })
      .input(
        z.strictObject({ protocol: z.int().positive(), floorId: FloorId, version: VersionNumber.positive() }),
      )
      .output(z.strictObject({ document: FloorPlanDocument.nullable() })),
  },
  closings: {
    close: facility
      .route({
        method: 'POST',
        path: '/closings/close',
        summary: 'Close a space, room, zone or floor, change a closing, or say what that would do',
        tags: ['closings'],
      })
      .errors({ REFUSED: { status: 409, data: ClosingRefusal } })
      .input(CloseRequest)
      .output(CloseResult),
    reopen: facility
      .route({
        method: 'POST',
        path: '/closings/reopen',
        summary: 'End a closing from today on',
        tags: ['closings'],
      })
      .errors({ REFUSED: { status: 409, data: ClosingRefusal } })
      .input(ReopenRequest)
      .output(z.strictObject({})),
  },
  fixedDesks: {
    holder: facility
      .route({
        method: 'POST',
        path: '/fixed-desks/holder',
        summary: 'Who holds a desk',
        tags: ['fixed desks'],
      })
      .input(HolderRequest)
      .output(HolderAnswer),
    candidates: facility
      .route({
        method: 'POST',
        path: '/fixed-desks/candidates',
        summary: 'Find people who could hold a desk',
        tags: ['fixed desks'],
      })
      .input(CandidatesRequest)
      .output(CandidatesAnswer),
    assign: facility
      .route({
        method: 'POST',
        path: '/fixed-desks/assign',
        summary: 'Give a desk to one person for good, or to everyone again',
        tags: ['fixed desks'],
      })
      .errors({ REFUSED: { status: 409, data: RecordRefusal } })
      .input(AssignRequest)
      .output(AssignResult),
  },
  sync: {
    pull: signedIn
      .route({ method: 'POST', path: '/pull', summary: 'What changed since the cursor', tags: ['sync'] })
      .input(PullRequest)
      .output(PullResponse)
      .errors({
        /**
         * The cursor is of another epoch or schema, or too old: pull with `cursor: null` beside the old
         * copy; for `epoch` and `unknown` after `repair`.
         */
        ...startOver,
        /** Visibility, window or sites changed between pages: begin this pull again from the same cursor. */
        PAGE_EXPIRED: { status: 409 },
      }),
    push: signedIn
      .route({ method: 'POST', path: '/push', summary: 'Send queued changes, in order', tags: ['sync'] })
      .input(
        z.strictObject({
          protocol: z.int().positive(),
          /** The epoch that this device's answered changes are known to be contained in; null: none yet. */
          epoch: Epoch.nullable(),
          mutations: z.array(Mutation).min(1).max(100),
        }),
      )
      .output(z.strictObject({ outcomes: z.array(Outcome), serverTime: z.int() }))
      .errors({
        /** Of another epoch: the answered changes are to be shown by `repair` before any is sent. */
        ...startOver,
        /** A number is missing before this one; nothing from it on was applied. */
        OUT_OF_ORDER: { status: 409, data: z.strictObject({ expected: z.int() }) },
        /** The id (or number) is known with other content; nothing from it on was applied. */
        MUTATION_REUSED: { status: 409, data: z.strictObject({ seq: z.int() }) },
      }),
    repair: signedIn
      .route({
        method: 'POST',
        path: '/repair',
        summary: 'Show answered changes to a server that may have lost them',
        tags: ['sync'],
      })
      .input(z.strictObject({ protocol: z.int().positive(), kept: z.array(Kept).max(100) }))
      .output(
        z.strictObject({
          epoch: Epoch,
          /** Milliseconds until the server will have gathered what it lost; null: it is done already. */
          gathering: z.int().nonnegative().nullable(),
          /**
           * How each change ended in this epoch. While the server gathers, those are missing that it lost:
           * it keeps them, and they are to be asked for again when it is done.
           */
          outcomes: z.array(Outcome),
          /** Without a valid proof that this person's device made them. */
          refused: z.array(MutationId),
          serverTime: z.int(),
        }),
      ),
    poke: signedIn
      .route({
        method: 'GET',
        path: '/poke',
        summary: 'Says when to pull (server-sent events)',
        tags: ['sync'],
      })
      .output(eventIterator(z.strictObject({ poke: z.literal('pull') }))),
  },
  administration: {
    people: administer('people', administration.people),
    standing: administer('standing', administration.standing),
    importFile: administer('import-file', administration.importFile),
    createPerson: administer('create-person', administration.createPerson),
    changePerson: administer('change-person', administration.changePerson),
    deactivatePerson: administer('deactivate-person', administration.deactivatePerson),
    reactivatePerson: administer('reactivate-person', administration.reactivatePerson),
    resetPassword: administer('reset-password', administration.resetPassword),
    teams: administer('teams', administration.teams),
    createTeam: administer('create-team', administration.createTeam),
    changeTeam: administer('change-team', administration.changeTeam),
    deleteTeam: administer('delete-team', administration.deleteTeam),
    sites: administer('sites', administration.sites),
    createSite: administer('create-site', administration.createSite),
    changeSite: administer('change-site', administration.changeSite),
    settings: administer('settings', administration.settings),
    changeSettings: administer('change-settings', administration.changeSettings),
    policies: administer('policies', administration.policies),
    createPolicy: administer('create-policy', administration.createPolicy),
    changePolicy: administer('change-policy', administration.changePolicy),
    tryPolicy: administer('try-policy', administration.tryPolicy),
    approvePolicy: administer('approve-policy', administration.approvePolicy),
    audit: administer('audit', administration.audit),
  },
}
