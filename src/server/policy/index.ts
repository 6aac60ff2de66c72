export { refuseByRule } from './enforce.ts'
export { fixedDesksSeen, type KeptFrom, keptDesksFor } from './keeping.ts'
export { type Planned, plannedBy } from './planned.ts'
export { asSeenBy, policiesOf, versionsOf } from './policies.ts'
