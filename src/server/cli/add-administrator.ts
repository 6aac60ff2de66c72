/** The first person of a city, and the way back in for one who is locked out. */
import { FederalState } from '#shared/calendar/holidays.ts'
import { Login, PersonDraft, SiteDraft } from '#shared/contract/administration.ts'
import {
  administer,
  COMMAND_LINE,
  freshPassword,
  type LetIn,
  letInAdministrator,
} from '../administration/index.ts'
import { type Command, CommandProblem, type Invocation } from './command.ts'
import { withOpened } from './opened.ts'

export const addAdministrator: Command = {
  summary: 'Let someone in who administers, with a one-time password; also one who lost theirs',
  usage: 'LOGIN [--person NAME] [--site SITE] [--state STATE] [--name CITY]',
  options: {
    person: { type: 'string' },
    site: { type: 'string' },
    state: { type: 'string' },
    name: { type: 'string' },
  },
  async run({ config, values, positionals, print }) {
    const wish = readWish(values, positionals)
    await withOpened(config, async (opened) => {
      const { password, passwordHash } = await freshPassword(opened.random)
      const done = await administer(opened, COMMAND_LINE, (a) =>
        letInAdministrator(a, opened.random, { ...wish, city: opened.server.name, passwordHash }),
      )
      const problem = problemOf(done)
      if (problem) throw new CommandProblem(problem)
      print(`${wish.login} signs in with the password ${password} and then chooses another.`)
    })
    return 0
  },
}

function readWish(values: Invocation['values'], positionals: readonly string[]) {
  const [text = '', ...more] = positionals
  const login = Login.safeParse(text.trim().toLowerCase())
  if (!login.success || more.length > 0)
    throw new CommandProblem(
      'Please give one name to sign in with, of letters, digits, dots and hyphens: npm run server -- add-administrator vera.vogel --person "Vera Vogel"',
    )
  const given = (name: string) => (typeof values[name] === 'string' ? values[name] : null)
  const state = FederalState.nullable().safeParse(given('state')?.toUpperCase() ?? null)
  if (!state.success) throw new CommandProblem(`--state is one of ${FederalState.options.join(', ')}.`)
  const [displayName, site] = [given('person'), given('site')]
  if (!PersonDraft.shape.displayName.nullable().safeParse(displayName).success)
    throw new CommandProblem('--person is a name of 1 to 120 characters.')
  if (!SiteDraft.shape.name.nullable().safeParse(site).success)
    throw new CommandProblem('--site is a name of 1 to 120 characters.')
  return { login: login.data, displayName, site, federalState: state.data }
}

function problemOf(done: LetIn): string | null {
  switch (done.state) {
    case 'letIn':
      return null
    case 'nameNeeded':
      return 'Nobody signs in with that name yet. Please say who it is: --person "Vera Vogel"'
    case 'siteNeeded':
      return done.sites.length > 0
        ? `Please say with --site where they work: ${done.sites.join(', ')}.`
        : 'There is no site yet. Please name the first one and its federal state: --site Rathaus --state NW'
  }
}
