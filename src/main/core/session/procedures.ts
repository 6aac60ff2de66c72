import { type Context, os } from '../procedures.ts'

export const sessionProcedures = ({ session }: Context) => ({
  state: os.session.state.handler(() => session.state()),
  setServer: os.session.setServer.handler(({ input }) => session.setServer(input.url)),
  signIn: os.session.signIn.handler(({ input }) => session.signIn(input)),
  signOut: os.session.signOut.handler(() => session.signOut()),
  unlock: os.session.unlock.handler(({ input }) => session.unlock(input.passphrase)),
})
