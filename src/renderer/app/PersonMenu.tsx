import { Languages, LogOut, Settings as SettingsIcon, SunMoon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useReady } from '../core/session.ts'
import { Button } from '../ui/Button.tsx'
import { MenuButton, MenuItem, MenuSeparator, Submenu } from '../ui/Menu.tsx'
import { useSettings } from './appearance.ts'
import { paths } from './routes.ts'
import { askToSignOut } from './SignOut.tsx'
import '../ui/Initials.css'

export function PersonMenu() {
  const { t } = useTranslation()
  const { me } = useReady()
  const { settings, change } = useSettings()
  return (
    <MenuButton
      label={t('app.person.menu', { name: me.displayName })}
      button={
        <Button
          variant="quiet"
          className="person"
          aria-label={t('app.person.menu', { name: me.displayName })}
        >
          <span className="initials" aria-hidden="true" data-initials={me.initials} />
          <span className="person-name">{me.displayName}</span>
        </Button>
      }
    >
      <Submenu icon={<Languages size={18} aria-hidden />} title={t('app.person.language')}>
        <MenuItem isChosen={settings?.language === 'de'} onAction={() => change({ language: 'de' })}>
          {t('app.person.german')}
        </MenuItem>
        <MenuItem isChosen={settings?.language === 'en'} onAction={() => change({ language: 'en' })}>
          {t('app.person.english')}
        </MenuItem>
      </Submenu>
      <Submenu icon={<SunMoon size={18} aria-hidden />} title={t('app.person.appearance')}>
        {(['system', 'light', 'dark'] as const).map((appearance) => (
          <MenuItem
            key={appearance}
            isChosen={settings?.appearance === appearance}
            onAction={() => change({ appearance })}
          >
            {t(`app.person.${appearance}`)}
          </MenuItem>
        ))}
      </Submenu>
      <MenuItem icon={<SettingsIcon size={18} aria-hidden />} href={paths.settings}>
        {t('app.settings')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<LogOut size={18} aria-hidden />} onAction={() => void askToSignOut()}>
        {t('app.person.signOut')}
      </MenuItem>
    </MenuButton>
  )
}
