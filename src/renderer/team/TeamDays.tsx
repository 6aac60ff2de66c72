import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WEEKDAYS } from '#shared/calendar/arithmetic.ts'
import type { Day } from '#shared/calendar/day.ts'
import type { TeamMatrix } from '#shared/contract/local.ts'
import type { SetTeamDay } from '#shared/domain/team-days.ts'
import { useTellQueued } from '../changes/refusal.ts'
import { core } from '../core/client.ts'
import { useReady } from '../core/session.ts'
import { useFormat } from '../i18n/format.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Dialog } from '../ui/Dialog.tsx'

/** Which days the team meets, as its lead sets them. Each choice is a change of its own. */
export function TeamDaysButton({ matrix }: { matrix: TeamMatrix }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t('team.days.title')}</Button>
      {isOpen ? <TeamDaysDialog matrix={matrix} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function TeamDaysDialog({ matrix, onClose }: { matrix: TeamMatrix; onClose: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const tell = useTellQueued()
  const { days } = useReady()
  const set = async (on: SetTeamDay['on'], meets: boolean, said: string, day?: Day) => {
    const result = await core.teams.setTeamDay({ teamId: matrix.team.id, on, meets })
    tell(result, t(meets ? 'team.days.set' : 'team.days.unset', { day: said }), day ? { day } : {})
  }
  const ahead = matrix.days.filter((d) => d.day >= days.today && d.weekday <= 5 && d.closed === null)
  return (
    <Dialog title={t('team.days.title')} isOpen onClose={onClose}>
      <p>{t('team.days.intro')}</p>
      <fieldset className="team-days">
        <legend>{t('team.days.weekly')}</legend>
        {WEEKDAYS.slice(0, 5).map((weekday) => (
          <Checkbox
            key={weekday}
            isSelected={matrix.team.teamDays.weekdays.includes(weekday)}
            onChange={(on) =>
              void set(
                { kind: 'weekly', weekday },
                on,
                t('team.days.every', { weekday: format.weekday(weekday) }),
              )
            }
          >
            {format.weekday(weekday)}
          </Checkbox>
        ))}
      </fieldset>
      <fieldset className="team-days single">
        <legend>{t('team.days.single')}</legend>
        {ahead.map(({ day, meets }) => (
          <Checkbox
            key={day}
            isSelected={meets}
            onChange={(on) => void set({ kind: 'day', day }, on, format.dayLong(day), day)}
          >
            {format.dayShort(day)}
          </Checkbox>
        ))}
      </fieldset>
    </Dialog>
  )
}
