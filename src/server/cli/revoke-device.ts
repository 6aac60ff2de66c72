/** Revoking a lost device: it wipes what it holds at its next contact. */

import { DeviceId } from '#shared/domain/ids.ts'
import type { Database } from '../database/index.ts'
import { revocationFile, revokeDevice } from '../identity/index.ts'
import { type Command, CommandProblem } from './command.ts'
import { withOpened } from './opened.ts'

export const revokeDeviceCommand: Command = {
  summary: 'Revoke a lost device, which then wipes its copy; --login lists a person’s devices',
  usage: 'DEVICE | --login NAME',
  options: { login: { type: 'string' } },
  async run({ config, values, positionals, print }) {
    const { login } = values
    const [text, ...more] = positionals
    if (more.length > 0 || (typeof login === 'string') === (text !== undefined))
      throw new CommandProblem(
        'Please name a device: npm run server -- revoke-device DEVICE. Which there are says --login NAME.',
      )
    await withOpened(config, async (opened) => {
      if (typeof login === 'string') {
        for (const line of await devicesOf(opened.database, login)) print(line)
        return
      }
      const device = DeviceId.safeParse(text)
      const services = { ...opened, revocations: revocationFile(config.revocationsFile) }
      if (!device.success || !(await revokeDevice(services, device.data)))
        throw new CommandProblem(`There is no device ${text}.`)
      print(
        `Revoked ${text}. It wipes its copy at its next contact. Kept beside the database in ${config.revocationsFile}.`,
      )
    })
    return 0
  },
}

async function devicesOf({ kysely }: Database, login: string): Promise<string[]> {
  const rows = await kysely
    .selectFrom('person')
    .leftJoin('device', 'device.person_id', 'person.id')
    .select(['device.id', 'device.name', 'seen_at', 'revoked_at'])
    .where('login', '=', login.trim().toLowerCase())
    .orderBy('seen_at', 'desc')
    .execute()
  if (rows.length === 0) throw new CommandProblem(`Nobody signs in as "${login}".`)
  const lines = rows.flatMap(({ id, name, seen_at, revoked_at }) =>
    id === null
      ? []
      : [
          `${id}  ${name}  last seen ${new Date(seen_at ?? 0).toISOString()}${revoked_at === null ? '' : '  revoked'}`,
        ],
  )
  return lines.length > 0 ? lines : [`${login} has no device.`]
}
