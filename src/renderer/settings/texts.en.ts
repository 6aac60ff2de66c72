import type { Shape } from '../i18n/shape.ts'
import type { settingsDe } from './texts.de.ts'

export const settingsEn: Shape<typeof settingsDe> = {
  look: 'Language and appearance',
  language: 'Language',
  appearance: 'Appearance',
  saved: 'Saved.',
  share: {
    title: 'Who sees my desk',
    intro:
      'You decide who sees where you work. Everyone else sees on the plan only that a desk is taken, not by whom.',
    label: 'My desk is seen by',
    planning: 'Only those who need it for planning',
    planningAbout: 'Your team lead and their deputy, nobody else. Colleagues do not find you.',
    team: 'My team',
    teamAbout: 'Also everyone who is in a team with you. This is the default.',
    department: 'My department',
    departmentAbout: 'Also everyone of the other teams of your department.',
    who: {
      planning: 'At present {leads, plural, =0 {nobody} one {1 lead} other {# leads}}.',
      team: 'At present {team, plural, =0 {no colleagues} one {1 colleague} other {# colleagues}} in your team, {leads, plural, =0 {no lead} one {1 lead} other {# leads}}.',
      department:
        'At present {team, plural, =0 {no colleagues} one {1 colleague} other {# colleagues}} in your team, {department, plural, =0 {nobody else} one {1 more person} other {# more}} in the department, {leads, plural, =0 {no lead} one {1 lead} other {# leads}}.',
    },
    done: 'Changed: {level}.',
    queued: 'Queued. It holds once the server has confirmed it; until then it stays as it was.',
  },
  keys: {
    title: 'Keys',
    intro: 'Everything works without a mouse too.',
    action: 'What',
    keys: 'Keys',
    palette: 'Search or do',
    undo: 'Take back your last change',
    redo: 'Do again what was taken back',
    days: 'Walk from day to day in “My week”',
    weekEnds: 'To the first or last day of the week',
    inDay: 'To the buttons of a day',
    plan: 'Walk from desk to desk on the plan',
    book: 'Book the chosen desk',
    close: 'Close what is open',
    arrows: 'arrow keys',
    home: 'Home, End',
    tab: 'Tab',
    enter: 'Enter',
    esc: 'Esc',
  },
  about: {
    title: 'About Platzwahl',
    body: 'Platzwahl plans where a city administration works. It is free software under the EUPL-1.2.',
    server: 'Server',
    api: 'Description of the interface (API)',
    licence: 'Text of the EUPL-1.2',
    site: 'Designed with KERN, the design system of the German public sector.',
  },
  access: {
    title: 'Accessibility statement',
    body1:
      'Platzwahl is meant to be usable by everyone. The measure is WCAG 2.2 AA, EN 301 549 and BITV 2.0.',
    body2:
      'Everything can be reached with the keyboard and a screen reader; the content of the floor plan always stands beside it as a table. States are told by form and text, not by colour alone. Zoom to 200 %, high contrast and reduced motion are supported.',
    body3: 'An audit by an independent body is still to come.',
    feedback:
      'Have you found a barrier? Write to those who run Platzwahl in your administration; server: {server}. They will answer you. If they do not, the arbitration body of your federal state helps.',
  },
}
