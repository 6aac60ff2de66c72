/** The words of the table come with the editor: the first screen does not wait for them. */
import { addTexts } from '../../i18n/i18n.ts'
import { replaceDe, tableDe } from './texts.de.ts'
import { replaceEn, tableEn } from './texts.en.ts'

addTexts({ edit: { table: tableDe, replace: replaceDe } }, { edit: { table: tableEn, replace: replaceEn } })
