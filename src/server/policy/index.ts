export { refuseByRule } from './enforce.ts'
export { asSeenBy, policiesOf, versionsOf } from './policies.ts'
