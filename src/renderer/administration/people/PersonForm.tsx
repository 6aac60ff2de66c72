import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonRecord } from '#shared/contract/administration.ts'
import type { PersonId } from '#shared/domain/ids.ts'
import { initialsOf, Role } from '#shared/domain/people.ts'
import { api, core } from '../../core/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { Message } from '../../session/Frame.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { notify } from '../../ui/toast.ts'
import { ONLINE, useLastAnswer, useRefusalWords, useWish } from '../ask.ts'
import { type Entering, useEntering } from '../drafts.ts'
import { RecordPanel } from '../RecordPanel.tsx'
import { Deactivate } from './Deactivate.tsx'
import { Deputy } from './Deputy.tsx'
import { EmploymentFields } from './EmploymentFields.tsx'
import { blankEntry, draftOf, entryOf, missingOf, type PersonEntry, shown } from './entry.ts'
import { Memberships } from './Memberships.tsx'
import { OneTimePassword } from './OneTimePassword.tsx'
import { personKey, type Surroundings } from './People.tsx'

export function OnePerson({
  id,
  around,
  onClose,
}: {
  id: PersonId
  around: Surroundings
  onClose: () => void
}) {
  const refusalWords = useRefusalWords()
  const answer = useQuery({ ...api.administration.standing.queryOptions({ input: { id } }), ...ONLINE }).data
  const standing = useLastAnswer(answer)
  if (standing) return <Known person={standing.person} around={around} onClose={onClose} />
  if (!answer || answer.ok) return null
  return (
    <div className="record">
      <Message text={refusalWords(answer.refusal)} />
    </div>
  )
}

function Known({
  person,
  around,
  onClose,
}: {
  person: PersonRecord
  around: Surroundings
  onClose: () => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const wish = useWish()
  const present = { values: entryOf(person), version: person.version }
  const entering = useEntering(personKey(person.id), present)
  const [asked, setAsked] = useState<'deactivate' | 'reset' | null>(null)
  const name = person.displayName
  const known = { id: person.id, version: person.version }
  const save = async () => {
    const draft = draftOf(entering.values)
    if (!draft) return
    const input = { id: person.id, version: entering.version, person: draft }
    if (!(await wish.wish(() => core.administration.changePerson(input)))) return
    entering.discard()
    notify(t('administration.form.saved'))
  }
  const reactivate = async () => {
    if (await wish.wish(() => core.administration.reactivatePerson(known)))
      notify(t('administration.person.reactivated', { name }))
  }
  return (
    <>
      <RecordPanel
        title={name}
        isNew={false}
        entering={entering}
        present={present}
        wish={wish}
        missing={missingOf(entering.values, t)}
        show={(field, values) => shown(field, values, around, t, format)}
        onSave={() => void save()}
        onClose={onClose}
        actions={
          <>
            {person.active ? (
              <Button danger onPress={() => setAsked('deactivate')}>
                {t('administration.person.deactivate')}
              </Button>
            ) : (
              <Button onPress={() => void reactivate()}>{t('administration.person.reactivate')}</Button>
            )}
            <Button onPress={() => setAsked('reset')}>{t('administration.person.reset')}</Button>
          </>
        }
      >
        <Fields entering={entering} around={around} />
      </RecordPanel>
      {asked === 'deactivate' ? <Deactivate person={person} onClose={() => setAsked(null)} /> : null}
      {asked === 'reset' ? (
        <OneTimePassword person={person} given={null} onClose={() => setAsked(null)} />
      ) : null}
    </>
  )
}

export function NewPerson({
  around,
  onClose,
  onCreated,
}: {
  around: Surroundings
  onClose: () => void
  onCreated: (id: PersonId) => void
}) {
  const { t } = useTranslation()
  const wish = useWish()
  const [created, setCreated] = useState<{ person: PersonRecord; password: string } | null>(null)
  const present = { values: blankEntry(around), version: '0' }
  const entering = useEntering(personKey('new'), present)
  const create = async () => {
    const draft = draftOf(entering.values)
    if (!draft) return
    const made = await wish.wish(() => core.administration.createPerson({ person: draft }))
    if (!made) return
    entering.discard()
    setCreated(made)
    notify(t('administration.person.created', { name: made.person.displayName }))
  }
  return (
    <>
      <RecordPanel
        title={t('administration.list.newPerson')}
        isNew
        entering={entering}
        present={present}
        wish={wish}
        missing={missingOf(entering.values, t)}
        show={() => null}
        onSave={() => void create()}
        onClose={onClose}
      >
        <Fields entering={entering} around={around} />
      </RecordPanel>
      {created ? (
        <OneTimePassword
          person={created.person}
          given={created.password}
          onClose={() => onCreated(created.person.id)}
        />
      ) : null}
    </>
  )
}

function Fields({ entering, around }: { entering: Entering<PersonEntry>; around: Surroundings }) {
  const { t } = useTranslation()
  const { values, change } = entering
  const [ownInitials, setOwnInitials] = useState(values.initials !== '')
  // Follows the name until the person writes their own.
  const suggested = initialsOf(values.displayName)
  useEffect(() => {
    if (!ownInitials && values.initials !== suggested) change({ initials: suggested })
  }, [ownInitials, suggested, values.initials, change])
  return (
    <>
      <div className="pair">
        <TextField
          label={t('administration.person.displayName')}
          value={values.displayName}
          onChange={(displayName) => change({ displayName: displayName.slice(0, 120) })}
          isRequired
        />
        <TextField
          label={t('administration.person.initials')}
          value={values.initials}
          onChange={(initials) => {
            setOwnInitials(true)
            change({ initials: initials.slice(0, 3) })
          }}
          isRequired
        />
      </div>
      <TextField
        label={t('administration.person.login')}
        hint={t('administration.person.loginHint')}
        value={values.login}
        onChange={(login) => change({ login: login.toLowerCase().slice(0, 100) })}
        autoComplete="off"
        isRequired
      />
      <Select
        label={t('administration.person.team')}
        showLabel
        options={around.teams.map((team) => ({ id: team.id, label: team.name }))}
        value={values.teamId}
        onChange={(teamId) =>
          change({ teamId, memberships: values.memberships.filter((id) => id !== teamId) })
        }
      />
      {entering.base.teamId === null || values.teamId === entering.base.teamId ? null : (
        <p className="hint">{t('administration.person.teamHint')}</p>
      )}
      <Memberships values={values} teams={around.teams} change={change} />
      <Select
        label={t('administration.person.site')}
        showLabel
        options={around.sites.map((site) => ({ id: site.id, label: site.name }))}
        value={values.siteId}
        onChange={(siteId) => change({ siteId })}
      />
      <fieldset>
        <legend>{t('administration.person.roles')}</legend>
        {Role.options.map((role) => (
          <Checkbox
            key={role}
            isSelected={values.roles.includes(role)}
            onChange={(on) =>
              change({
                roles: Role.options.filter((r) => (r === role ? on : values.roles.includes(r))),
              })
            }
            hint={t(`administration.person.roleHint.${role}`)}
          >
            {t(`administration.person.role.${role}`)}
          </Checkbox>
        ))}
      </fieldset>
      <Deputy values={values} change={change} />
      <EmploymentFields values={values} change={change} />
    </>
  )
}
