import type { T } from '../../i18n/i18n.ts'
import { saveFile } from '../../ui/save-file.ts'

/** As a table, to be handed on one by one. No login or password has a sign that would need quotes. */
export function savePasswords(passwords: readonly { login: string; password: string }[], t: T): void {
  const lines = [
    [t('administration.person.login'), t('administration.import.password')],
    ...passwords.map(({ login, password }) => [login, password]),
  ]
  const text = `\uFEFF${lines.map((cells) => cells.join(';')).join('\r\n')}\r\n`
  saveFile(`${t('administration.import.passwordFile')}.csv`, new Blob([text], { type: 'text/csv' }))
}
