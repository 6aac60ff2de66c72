import type { Shape } from '../i18n/shape.ts'
import type { rulesDe } from './texts.de.ts'

export const rulesEn: Shape<typeof rulesDe> = {
  title: 'Rules',
  language: 'en',
  held: '{n, plural, one {One rule kept} other {# rules kept}}',
  nothing: 'There is nothing to say about any rule in these weeks.',
  state: {
    ok: 'kept',
    warn: 'still open',
    violated: 'not kept',
    unknown: 'the server decides',
  },
  approvedBy:
    'Approved: {agreement}{paragraph, select, none {} other {, {text}}}, {date}, record {record}{term, select, none {} other {, until {term}}}',
  agreements: {
    read: 'Read the agreements',
    title: 'Agreements',
    version: 'Version',
    option: '{name}, version {number}, from {from}',
    none: 'There is no agreement yet.',
    notApproved: 'Not approved: this version refuses nothing.',
  },
  days: '{n} {one, select, true {day} other {days}}',
  span: {
    day: 'on {day}',
    week: 'week of {day}',
    days: '{days}',
  },
  figures: {
    atMost:
      '{places}: {have} of at most {limit} {one, select, true {day} other {days}}, {span}, {paragraph}.',
    atLeast:
      '{places}: {have} of at least {limit} {one, select, true {day} other {days}}, {span}, {paragraph}.',
    raised:
      '{places}: {have} of at most {limit} {one, select, true {day} other {days}} with your exception, {span}, {paragraph}.',
    coreDay:
      '{state, select, ok {You are} warn {Still open: you would be} other {You are not}} at the office {span}, {paragraph}.',
    window: 'Desks can be booked {limit} days ahead, {paragraph}.',
    cutOff: 'For the day itself the time to book is over, {paragraph}.',
    grant:
      '{places}: {state, select, ok {nothing planned without a grant} warn {your grant ends soon} other {{days} without a grant}}, {span}, {paragraph}.',
    eligibility:
      '{places}: {state, select, ok {not planned} other {{days} planned, which is not for you}}, {span}, {paragraph}.',
    staffing: 'Team at the office: {have} of at least {limit} people, {span}, {paragraph}.',
    plain: '{paragraph}.',
  },
  wayOut: {
    more: 'Plan {days} more with “{places}”{when, select, none {} other {, possible {when}}}.',
    fewer: 'Plan {days} less with “{places}”.',
    wait: 'Possible from {when}.',
    apply: 'This needs an application.',
    come: 'It helps the team when you are at the office.',
    unseen: 'Not everyone in the team shows you their place: the server decides.',
    server: 'Not all days are on this device: the server decides.',
  },
}
