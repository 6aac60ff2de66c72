import { useTranslation } from 'react-i18next'
import { LIBRARY, type LibraryId } from '#shared/floor-edit/library.ts'
import { Button } from '../../ui/Button.tsx'
import { ToggleChip } from '../../ui/Chip.tsx'
import { Select } from '../../ui/Select.tsx'
import { useEditor } from '../shell.ts'
import { WAY } from '../tools.ts'
import { ChooseBy } from './ChooseBy.tsx'
import { NumberInput } from './NumberInput.tsx'
import { PictureFields } from './PictureFields.tsx'

/** What the tool in the hand makes; and a way to make it without a pointer. */
export function ToolPanel() {
  const { tool, options, setOptions, insert } = useEditor()
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
      onChange={(id) => setOptions({ ...options, [which]: id })}
    />
  )
  const isPlaced = WAY[tool] === 'click'
  if (tool === 'lasso')
    return (
      <>
        <section className="edit-section">
          <h2>{t('edit.tool.lasso')}</h2>
          <p className="muted">{t('edit.way.lasso')}</p>
        </section>
        <ChooseBy />
      </>
    )
  return (
    <section className="edit-section">
      <h2>{t(`edit.tool.${tool}`)}</h2>
      <p className="muted">{t(tool === 'image' ? 'edit.picture.about' : `edit.way.${WAY[tool]}`)}</p>
      {tool === 'desk' || tool === 'island' ? library('desk', ['space']) : null}
      {tool === 'door' ? library('door', ['door', 'window']) : null}
      {tool === 'furniture' ? library('furniture', ['furniture']) : null}
      {tool === 'island' ? (
        <Select
          label={t('edit.islandSize')}
          showLabel
          options={[2, 3, 4].map((n) => ({ id: String(n), label: t('edit.islandOf', { n: 2 * n }) }))}
          value={String(options.perSide)}
          onChange={(n) => setOptions({ ...options, perSide: Number(n) })}
        />
      ) : null}
      {tool === 'image' ? <PictureFields /> : null}
      <div className="edit-fields">
        {tool === 'wall' || tool === 'room' ? (
          <NumberInput
            sign={t('edit.sign.thickness')}
            label={t('edit.thickness')}
            value={options.thickness / 1000}
            digits={3}
            least={0.01}
            most={2}
            onChange={(m) => setOptions({ ...options, thickness: m * 1000 })}
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
            onChange={(m) => setOptions({ ...options, routeWidth: m * 1000 })}
          />
        ) : null}
        {tool === 'text' ? (
          <NumberInput
            sign={t('edit.sign.letters')}
            label={t('edit.letters')}
            value={options.textSize}
            digits={1}
            least={10}
            most={10_000}
            onChange={(textSize) => setOptions({ ...options, textSize })}
          />
        ) : null}
        {tool === 'dimension' ? (
          <NumberInput
            sign={t('edit.sign.gap')}
            label={t('edit.dimension.offset')}
            value={options.offset / 1000}
            digits={3}
            least={-100}
            most={100}
            onChange={(m) => setOptions({ ...options, offset: Math.round(m * 1000) })}
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
            onChange={(rotation) => setOptions({ ...options, rotation })}
          />
        ) : null}
      </div>
      {tool === 'room' ? (
        <ToggleChip isSelected={options.walls} onChange={(walls) => setOptions({ ...options, walls })}>
          {t('edit.withWalls')}
        </ToggleChip>
      ) : null}
      <Button isDisabled={tool === 'image' && !options.picture} onPress={insert}>
        {t('edit.insert')}
      </Button>
    </section>
  )
}
