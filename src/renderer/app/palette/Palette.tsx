import { Search } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Collection } from 'react-aria-components/Collection'
import { Dialog } from 'react-aria-components/Dialog'
import { Header } from 'react-aria-components/Header'
import { Input } from 'react-aria-components/Input'
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { SearchField } from 'react-aria-components/SearchField'
import { useTranslation } from 'react-i18next'
import type { Person } from '#shared/domain/people.ts'
import { closePalette } from '../ui-state.ts'
import { type CommandGroup, useCommands } from './commands.tsx'
import { matches } from './match.ts'
import { PersonDays } from './PersonDays.tsx'
import '../../ui/Field.css'
import '../../ui/overlay.css'
import './Palette.css'

/** Ctrl/Cmd+K: pages, actions, days, floors, desks and people from one field. */
export function Palette() {
  const { t } = useTranslation()
  const [person, setPerson] = useState<Person | null>(null)
  return (
    <ModalOverlay
      className="modal-overlay"
      isDismissable
      isOpen
      onOpenChange={(open) => !open && closePalette()}
    >
      <Modal className="modal wide">
        <Dialog className="palette" aria-label={t('app.palette.title')}>
          {person ? (
            <PersonDays person={person} onBack={() => setPerson(null)} />
          ) : (
            <Finder showPerson={setPerson} />
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Finder({ showPerson }: { showPerson: (person: Person) => void }) {
  const { t } = useTranslation()
  const [query, setQuery] = useState('')
  const groups = useCommands(showPerson)
  const found = useMemo(() => find(groups, query), [groups, query])
  const run = (id: unknown) => {
    for (const group of found)
      for (const command of group.commands)
        if (command.id === id) {
          if (group.id !== 'people') closePalette()
          command.run()
          return
        }
  }
  return (
    <Autocomplete inputValue={query} onInputChange={setQuery}>
      <SearchField className="search-field palette-field" aria-label={t('app.palette.title')} autoFocus>
        <Search size={18} aria-hidden />
        <Input className="input" placeholder={t('app.palette.placeholder')} />
      </SearchField>
      <Menu
        className="menu palette-list"
        aria-label={t('app.palette.results')}
        items={found}
        onAction={run}
        renderEmptyState={() => <p className="palette-none">{t('app.palette.none')}</p>}
      >
        {(group) => (
          <MenuSection id={group.id} className="menu-section">
            <Header className="menu-heading">{t(`app.palette.${group.id}`)}</Header>
            <Collection items={group.commands}>
              {(c) => (
                <MenuItem id={c.id} className="menu-item" textValue={c.text}>
                  {c.icon}
                  <span className="label">{c.text}</span>
                  {c.detail ? <span className="trail">{c.detail}</span> : null}
                </MenuItem>
              )}
            </Collection>
          </MenuSection>
        )}
      </Menu>
    </Autocomplete>
  )
}

/** Without a query, pages and actions; with one, the best of each group. */
function find(groups: readonly CommandGroup[], query: string): CommandGroup[] {
  if (query.trim() === '') return groups.filter((g) => g.id === 'go' || g.id === 'do')
  return groups
    .map((g) => ({ ...g, commands: matches(g.commands, (c) => `${c.text} ${c.detail ?? ''}`, query, 6) }))
    .filter((g) => g.commands.length > 0)
}
