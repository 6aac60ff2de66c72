/** Identifiers are UUID strings; the brand keeps one kind from being passed for another. */
import { z } from 'zod'

/** A UUID is the same in either case; here it has one, so that ids can be compared as text. */
const id = <B extends string>() => z.uuid().toLowerCase().brand<B>()

export const SiteId = id<'SiteId'>()
export type SiteId = z.infer<typeof SiteId>
export const BuildingId = id<'BuildingId'>()
export type BuildingId = z.infer<typeof BuildingId>
export const FloorId = id<'FloorId'>()
export type FloorId = z.infer<typeof FloorId>
export const SpaceId = id<'SpaceId'>()
export type SpaceId = z.infer<typeof SpaceId>
export const PersonId = id<'PersonId'>()
export type PersonId = z.infer<typeof PersonId>
export const TeamId = id<'TeamId'>()
export type TeamId = z.infer<typeof TeamId>
export const BookingId = id<'BookingId'>()
export type BookingId = z.infer<typeof BookingId>
export const ClosingId = id<'ClosingId'>()
export type ClosingId = z.infer<typeof ClosingId>
export const DeviceId = id<'DeviceId'>()
export type DeviceId = z.infer<typeof DeviceId>
export const PolicyId = id<'PolicyId'>()
export type PolicyId = z.infer<typeof PolicyId>
export const RuleId = id<'RuleId'>()
export type RuleId = z.infer<typeof RuleId>
/** UUIDv7 made on the laptop; names one change for ever. */
export const MutationId = id<'MutationId'>()
export type MutationId = z.infer<typeof MutationId>
/** Names one life of the central database; a restore begins a new one. */
export const Epoch = id<'Epoch'>()
export type Epoch = z.infer<typeof Epoch>

/**
 * Small positive integer the server gives each space once, for columnar occupancy.
 * Never reused.
 */
export const SpaceNo = z.int().positive().max(2_147_483_647).brand<'SpaceNo'>()
export type SpaceNo = z.infer<typeof SpaceNo>
