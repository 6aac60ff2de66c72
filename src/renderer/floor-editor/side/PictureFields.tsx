import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IMPORT_SENTENCES } from '#shared/plan-import/sentences.ts'
import { useLanguage } from '../../i18n/i18n.ts'
import { Message } from '../../session/Frame.tsx'
import { FileButton } from '../../ui/FileButton.tsx'
import { readPicture } from '../import/read-picture.ts'
import { useEditor } from '../shell.ts'
import { NumberInput } from './NumberInput.tsx'

/** The picture that is to be placed: which, and how broad it is on the floor. */
export function PictureFields() {
  const { options, setOptions } = useEditor()
  const { t } = useTranslation()
  const { problemSentence } = IMPORT_SENTENCES[useLanguage()]
  const [problem, setProblem] = useState<string | null>(null)
  const { picture } = options
  const choose = async (file: File) => {
    const read = await readPicture(file)
    if (read.ok) setOptions({ ...options, picture: read.picture })
    const why = read.ok ? null : read.problem ? problemSentence(read.problem) : t('edit.picture.none')
    setProblem(why && `${file.name}: ${why}`)
  }
  return (
    <>
      <FileButton
        label={t('edit.picture.file')}
        accept=".png,.jpg,.jpeg"
        onChoose={(file) => void choose(file)}
      >
        {t('edit.picture.choose')}
      </FileButton>
      <Message text={problem} />
      {picture ? (
        <>
          <p className="muted">{picture.name}</p>
          <NumberInput
            sign={t('edit.sign.width')}
            label={t('edit.width')}
            value={picture.width / 1000}
            digits={3}
            least={0.1}
            onChange={(m) => {
              const width = Math.round(m * 1000)
              const depth = Math.max(1, Math.round((picture.depth * width) / picture.width))
              setOptions({ ...options, picture: { ...picture, width, depth } })
            }}
          />
        </>
      ) : null}
    </>
  )
}
