/** Least privilege: what the contract declares beside each procedure holds for every role. */

import { safe } from '@orpc/client'
import { isContractProcedure } from '@orpc/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { centralContract, type Meta } from '#shared/contract/central.ts'
import { Role } from '#shared/domain/people.ts'
import { personId } from '../testing/city.ts'
import { databaseKinds, startDatabases, type TestDatabases } from '../testing/databases.ts'
import { clientFor } from '../testing/laptop.ts'
import { startWorld, type World } from '../testing/world.ts'
import { guardedProcedures } from './reference.ts'

const procedures = Object.entries(centralContract).flatMap(([group, all]) =>
  Object.entries(all).flatMap(([name, procedure]) =>
    isContractProcedure(procedure)
      ? [{ name: `${group}.${name}`, group, own: name, roles: (procedure['~orpc'].meta as Meta).roles }]
      : [],
  ),
)
const limited = procedures.filter((p) => p.roles !== undefined)

describe.each(databaseKinds)('rights on %s', (kind) => {
  let databases: TestDatabases
  let world: World
  beforeAll(async () => {
    databases = await startDatabases(kind)
    world = await startWorld(databases)
  })
  afterAll(async () => {
    await world?.close()
    await databases?.stop()
  })

  it('every procedure of the administration is for administrators, and for nobody else', () => {
    const administration = procedures.filter((p) => p.group === 'administration')
    expect(administration.length).toBeGreaterThan(0)
    for (const { name, roles } of administration) expect({ name, roles }).toEqual({ name, roles: ['admin'] })
  })

  it('what is limited to roles asks for a token', () => {
    for (const { name } of limited) expect(guardedProcedures()).toContain(name)
  })

  const ask = async (name: string, token: string | null) => {
    const [group, own] = name.split('.') as [keyof typeof centralContract, string]
    const client = clientFor(world.url, () => token)[group] as unknown as Record<
      string,
      (input: unknown) => Promise<unknown>
    >
    // Says nothing sensible: who may not ask never gets as far as that.
    const [error] = await safe(client[own]!({ nonsense: true }))
    return (error as { code?: string } | null)?.code ?? 'ok'
  }

  describe.each(limited)('$name', ({ name, roles = [] }) => {
    it('lets nobody in without a token', async () => {
      expect(await ask(name, null)).toBe('UNAUTHORIZED')
    })

    it.each(Role.options)('for the role %s', async (role) => {
      await world.setRoles(1, [role])
      const laptop = await world.laptop(1)
      const answer = await ask(name, laptop.tokens.accessToken)
      if (roles.includes(role)) expect(answer).toBe('BAD_REQUEST')
      else expect(answer).toBe('FORBIDDEN')
    })

    it('not with a session that was ended, nor for who has left', async () => {
      const [role = 'admin'] = roles
      const set = (active: boolean) =>
        world.database.kysely
          .updateTable('person')
          .set({ roles: [role], active })
          .where('id', '=', personId(1))
          .execute()
      await set(true)
      const laptop = await world.laptop(1)
      await set(false)
      expect(await ask(name, laptop.tokens.accessToken)).toBe('UNAUTHORIZED')
      await set(true)
      await laptop.client.identity.signOut({ refreshToken: laptop.tokens.refreshToken })
      expect(await ask(name, laptop.tokens.accessToken)).toBe('UNAUTHORIZED')
    })
  })
})
