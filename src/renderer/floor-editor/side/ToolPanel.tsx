import { useTranslation } from 'react-i18next'
import { LIBRARY, type LibraryId } from '#shared/floor-edit/library.ts'
import { Button } from '../../ui/Button.tsx'
import { ToggleChip } from '../../ui/Chip.tsx'
import { Select } from '../../ui/Select.tsx'
import { type Tool, type ToolOptions, WAY } from '../tools.ts'
import { NumberInput } from './NumberInput.tsx'

/** What the tool in the hand makes; and a way to make it without a pointer. */
export function ToolPanel(props: {
  tool: Tool
  options: ToolOptions
  onOptions: (options: ToolOptions) => void
  onInsert: () => void
}) {
  const { tool, options, onOptions, onInsert } = props
  const { t, i18n } = useTranslation()
  const size = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const choices = (places: readonly string[]) =>
    LIBRARY.filter((i) => places.includes(i.place)).map((i) => ({
      id: i.id as LibraryId,
      label: t(`edit.library.${i.id}`),
      trail: `${size.format(i.width / 1000)} × ${size.format(i.depth / 1000)}`,
    }))
  const library = (which: 'desk' | 'door' | 'furniture', places: readonly string[]) => (
    <Select
      label={t('edit.what')}
      showLabel
      options={choices(places)}
      value={options[which]}
      onChange={(id) => onOptions({ ...options, [which]: id })}
    />
  )
  const isPlaced = WAY[tool] === 'click'
  return (
    <section className="edit-section">
      <h2>{t(`edit.tool.${tool}`)}</h2>
      <p className="muted">{t(`edit.way.${WAY[tool]}`)}</p>
      {tool === 'desk' || tool === 'island' ? library('desk', ['space']) : null}
      {tool === 'door' ? library('door', ['door', 'window']) : null}
      {tool === 'furniture' ? library('furniture', ['furniture']) : null}
      {tool === 'island' ? (
        <Select
          label={t('edit.islandSize')}
          showLabel
          options={[2, 3, 4].map((n) => ({ id: String(n), label: t('edit.islandOf', { n: 2 * n }) }))}
          value={String(options.perSide)}
          onChange={(n) => onOptions({ ...options, perSide: Number(n) })}
        />
      ) : null}
      <div className="edit-fields">
        {tool === 'wall' || tool === 'room' ? (
          <NumberInput
            sign={t('edit.sign.thickness')}
            label={t('edit.thickness')}
            value={options.thickness / 1000}
            digits={3}
            least={0.01}
            most={2}
            onChange={(m) => onOptions({ ...options, thickness: m * 1000 })}
          />
        ) : null}
        {tool === 'route' ? (
          <NumberInput
            sign={t('edit.sign.width')}
            label={t('edit.width')}
            value={options.routeWidth / 1000}
            digits={3}
            least={0.1}
            most={20}
            onChange={(m) => onOptions({ ...options, routeWidth: m * 1000 })}
          />
        ) : null}
        {isPlaced ? (
          <NumberInput
            sign="∠"
            label={t('edit.rotation')}
            value={options.rotation}
            digits={2}
            least={-360}
            most={360}
            onChange={(rotation) => onOptions({ ...options, rotation })}
          />
        ) : null}
      </div>
      {tool === 'room' ? (
        <ToggleChip isSelected={options.walls} onChange={(walls) => onOptions({ ...options, walls })}>
          {t('edit.withWalls')}
        </ToggleChip>
      ) : null}
      <Button onPress={onInsert}>{t('edit.insert')}</Button>
    </section>
  )
}
