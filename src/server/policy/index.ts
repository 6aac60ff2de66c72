export { refuseByRule } from './enforce.ts'
export { fixedDesksSeen, type KeptFrom, keptDesksFor } from './keeping.ts'
export { asSeenBy, policiesOf, versionsOf } from './policies.ts'
