import { useQuery } from '@tanstack/react-query'
import { FileUp } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ImportWishes, NO_WISHES } from '#shared/plan-import/options.ts'
import { IMPORT_SENTENCES } from '#shared/plan-import/sentences.ts'
import { api } from '../../core/client.ts'
import { useLanguage } from '../../i18n/i18n.ts'
import { Message } from '../../session/Frame.tsx'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FileButton } from '../../ui/FileButton.tsx'
import { type DrawnOn, Found } from './Found.tsx'
import { useDrop } from './use-drop.ts'
import { useReading } from './use-reading.ts'
import './import.css'

const ENDINGS = '.ifc,.dxf,.svg,.svgz,.pdf,.png,.jpg,.jpeg,.json'
const STAGES = ['opening', 'reading', 'rooms', 'checking'] as const

/** A plan made elsewhere: chosen, looked at as it would be, then taken into the draft as one step or not at all. */
export function ImportDialog(props: {
  /** Read at once; null: a file is asked for. */
  dropped: File | null
  /** Null: there is no floor to draw on, and the file becomes a building. */
  onto: DrawnOn | null
  onClose: () => void
}) {
  const { dropped, onto, onClose: close } = props
  const { t } = useTranslation()
  const { problemSentence } = IMPORT_SENTENCES[useLanguage()]
  const { data: known } = useQuery(api.floorEditor.planRoles.queryOptions())
  const [file, setFile] = useState(dropped)
  const [wishes, setWishes] = useState<ImportWishes>(NO_WISHES)
  const whole = useMemo(
    (): ImportWishes | null =>
      known
        ? {
            ...wishes,
            layers: { ...known.layers, ...wishes.layers },
            blocks: { ...known.blocks, ...wishes.blocks },
          }
        : null,
    [known, wishes],
  )
  const { stage, building, problem } = useReading(file, whole)
  const choose = (chosen: File) => {
    setWishes(NO_WISHES)
    setFile(chosen)
  }
  const reading = file && stage && !building
  if (file && building)
    return (
      <Found
        onto={onto}
        onClose={close}
        file={file}
        building={building}
        problem={problem && problemSentence(problem)}
        isBusy={stage !== null}
        wishes={wishes}
        onWishes={setWishes}
      />
    )
  return (
    <Dialog
      title={t('edit.import.title')}
      isOpen
      stays={Boolean(reading)}
      onClose={close}
      actions={
        <Button onPress={reading ? () => setFile(null) : close}>
          {t(reading ? 'edit.import.stop' : 'common.cancel')}
        </Button>
      }
    >
      <Message text={file && problem ? `${file.name}: ${problemSentence(problem)}` : null} />
      {file && problem ? <p className="muted">{t('edit.import.unchanged')}</p> : null}
      {reading ? (
        <div className="import-progress">
          <progress aria-label={t('edit.import.progress')} max={4} value={STAGES.indexOf(stage) + 0.5} />
          <p role="status">{t(`edit.import.stage.${stage}`, { name: file.name })}</p>
        </div>
      ) : (
        <Chooser onChoose={choose} />
      )}
    </Dialog>
  )
}

function Chooser({ onChoose }: { onChoose: (file: File) => void }) {
  const { t } = useTranslation()
  const { isOver, handlers } = useDrop(onChoose)
  return (
    <div className={classes('import-drop', isOver && 'over')} {...handlers}>
      <FileUp size={28} aria-hidden />
      <p>{t('edit.import.drop')}</p>
      <FileButton primary label={t('edit.import.file')} accept={ENDINGS} onChoose={onChoose}>
        {t('edit.import.choose')}
      </FileButton>
      <p className="muted">{t('edit.import.formats')}</p>
    </div>
  )
}
