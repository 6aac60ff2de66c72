import { useRef, useState } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { useTranslation } from 'react-i18next'
import type { TeamCell, TeamMatrix } from '#shared/contract/local.ts'
import { paths } from '../app/routes.ts'
import { useTellQueued } from '../changes/refusal.ts'
import { spaceWords, spanWords } from '../changes/sentences.ts'
import { core } from '../core/client.ts'
import { useReady, useSite } from '../core/session.ts'
import { useFormat } from '../i18n/format.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import type { Opened } from './Matrix.tsx'
import { cellWords } from './words.ts'
import '../ui/overlay.css'

/** One member's day: what there is to see of it, and what the viewer may do. */
export function CellPopover(props: { matrix: TeamMatrix; opened: Opened; onClose: () => void }) {
  const { matrix, opened, onClose } = props
  const { t } = useTranslation()
  const format = useFormat()
  const { me } = useReady()
  const trigger = useRef<HTMLElement>(opened.element)
  trigger.current = opened.element
  const { person, cells } = opened.member
  const day = matrix.days[opened.day]?.day
  if (day === undefined) return null
  const cell = cells[opened.day] ?? null
  const isMe = person.id === me.id
  return (
    <Popover
      className="popover"
      triggerRef={trigger}
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      offset={4}
    >
      <Dialog
        className="popover-dialog team-cell"
        aria-label={`${person.displayName}, ${format.dayLong(day)}`}
      >
        <h3>{person.displayName}</h3>
        <p className="muted">{format.dayLong(day)}</p>
        <p>{cellWords(cell && { ...cell, desks: [] }, !matrix.leads && !isMe, t)}</p>
        {cell?.desks.map((desk) => (
          <Desk
            key={`${desk.spaceId} ${desk.from}`}
            {...{ desk, day, matrix, onClose }}
            member={opened.member}
          />
        ))}
        {isMe ? (
          <ButtonLink small href={paths.week(day)}>
            {t('team.cell.toWeek')}
          </ButtonLink>
        ) : null}
      </Dialog>
    </Popover>
  )
}

function Desk(props: {
  desk: TeamCell['desks'][number]
  day: TeamMatrix['days'][number]['day']
  member: Opened['member']
  matrix: TeamMatrix
  onClose: () => void
}) {
  const { desk, day, member, matrix, onClose } = props
  const { t } = useTranslation()
  const format = useFormat()
  const tell = useTellQueued()
  const { me, days } = useReady()
  const { noon } = useSite()
  const [isAsking, setAsking] = useState(false)
  const { displayName: name, id: personId, teamId } = member.person
  const said = desk.space ? spaceWords(desk.space, t) : t('team.cell.unknown')
  // Who leads a team in which somebody only takes part does not plan their days.
  const mayRelease =
    matrix.leads && teamId === matrix.team.id && personId !== me.id && day >= days.today && !desk.givenBack
  const release = async () => {
    const { spaceId, from, to } = desk
    onClose()
    const result = await core.teams.releaseForMember({ personId, day, spaceId, from, to })
    tell(result, t('team.cell.released', { space: said, name, day: format.dayLong(day) }), {
      day,
      space: desk.space,
    })
  }
  return (
    <div className="team-desk">
      <p>
        {said}, {spanWords(desk, { t, format, noon })}
      </p>
      {desk.givenBack ? <p className="muted">{t('team.cell.givenBack')}</p> : null}
      {isAsking ? (
        <>
          <p>{t('team.cell.releaseWhy', { name })}</p>
          <div className="team-actions">
            <Button small onPress={() => setAsking(false)}>
              {t('common.cancel')}
            </Button>
            <Button small variant="primary" danger onPress={() => void release()} autoFocus>
              {t('team.cell.releaseNow')}
            </Button>
          </div>
        </>
      ) : (
        <div className="team-actions">
          {desk.space ? (
            <ButtonLink small href={paths.plan({ day, space: desk.spaceId })}>
              {t('team.cell.toPlan')}
            </ButtonLink>
          ) : null}
          {mayRelease ? (
            <Button small onPress={() => setAsking(true)}>
              {t('team.cell.release')}
            </Button>
          ) : null}
        </div>
      )}
    </div>
  )
}
