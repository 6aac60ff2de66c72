/** The properties of a single answer. */
import { z } from 'zod'
import { type Problem, shorten } from '../problem.ts'
import type { Procedure } from '../procedures.ts'
import type { Call } from './call.ts'
import type { Operation } from './openapi.ts'
import type { Answer, NoAnswer } from './wire.ts'

export interface Checked {
  readonly problems: readonly Problem[]
  /** `ok`, the code of the error, or that nothing of ours was met. */
  readonly end: string
  /** The answer of a procedure, where it succeeded. */
  readonly value: unknown
}

const ContractError = z.strictObject({
  defined: z.boolean(),
  code: z.string(),
  status: z.int(),
  message: z.string(),
  data: z.unknown().optional(),
})

/** Bytes the server takes; beyond that it may hang up before all is said. */
const BODY_LIMIT = 1_048_576

export function checkAnswer(
  call: Call,
  answer: Answer | NoAnswer,
  procedure: Procedure,
  operation: Operation | undefined,
  isBarred: boolean,
): Checked {
  const problems: Problem[] = []
  const wrong = (property: string, detail: string) =>
    problems.push({ property, where: call.procedure, detail: shorten(detail) })
  const { body } = call.wire
  const fits = doesFit(procedure, body)
  if (answer === 'hang') wrong('an answer comes', 'none came')
  if (answer === 'cut' && (body?.length ?? 0) <= BODY_LIMIT) wrong('an answer comes', 'the server hung up')
  if (typeof answer === 'string') return { problems, end: 'cut', value: null }

  const { status, text, headers } = answer
  if (status === 503 ? headers['retry-after'] === undefined : status >= 500) {
    wrong('no failure of the server', `${status} ${text}`)
    return { problems, end: String(status), value: null }
  }
  if (status === 429 && headers['retry-after'] === undefined) wrong('429 says when to come back', text)
  const json = parse(text)
  const isOk = status >= 200 && status < 300
  const error = isOk ? null : ContractError.safeParse(json).data
  const end = isOk ? 'ok' : error && error.code !== 'NOT_FOUND' ? error.code : 'unmatched'
  if (error && error.status !== status) wrong('an error names its status', text)

  if (call.isIntact && operation) {
    if (isOk && isBarred && operation.isGuarded) wrong('who is barred reaches nothing', text)
    if (isOk && fits === false) wrong('what the contract has no words for is refused', bodyOf(call))
    if (fits && end === 'BAD_REQUEST')
      wrong('what fits the contract is not refused as if it did not', `${text} for ${bodyOf(call)}`)
    if (fits && body) {
      const why = operation.request(parse(body.toString()))
      if (why) wrong('what fits the contract fits its description', `${why}: ${bodyOf(call)}`)
    }
    if (!isOk && (!error?.defined || !procedure.errors.has(error.code)))
      wrong('an error is one the contract declares', `${status} ${text}`)
    if (!isOk || !procedure.isStream) {
      const why = operation.response(status, json)
      if (why) wrong('an answer is as described', `${status} ${why}: ${text}`)
    }
  }
  const value = isOk && call.isIntact ? answered(procedure, text, json) : null
  if (value !== null && procedure.output) {
    const parsed = procedure.output.safeParse(value)
    if (!parsed.success) wrong('an answer fits the contract', `${z.prettifyError(parsed.error)}: ${text}`)
  }
  return { problems, end, value }
}

/** Whether the body says what the procedure asks for, as the server reads it; null where it is no JSON. */
export function doesFit({ input }: Procedure, body: Uint8Array | null): boolean | null {
  if (!input) return true
  try {
    return input.safeParse(body ? JSON.parse(Buffer.from(body).toString()) : undefined).success
  } catch {
    return null
  }
}

/** The answer, or the first event of a stream. */
function answered(procedure: Procedure, text: string, json: unknown): unknown {
  if (!procedure.isStream) return json
  const event = /^data: (.*)$/m.exec(text)?.[1]
  return event === undefined ? null : parse(event)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const bodyOf = ({ wire }: Call): string => shorten(wire.body?.toString() ?? 'no body')
