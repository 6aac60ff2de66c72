import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useTranslation } from 'react-i18next'
import { IconButton } from './Button.tsx'
import { classes } from './classes.ts'
import './overlay.css'

export function Dialog(props: {
  title: string
  isOpen: boolean
  onClose: () => void
  /** `whole`: as large as the window takes it. */
  wide?: boolean | 'whole'
  /** Only its buttons close it: what it shows would be gone. */
  stays?: boolean
  /** Buttons at the foot, the primary one last. */
  actions?: ReactNode
  children: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <ModalOverlay
      className="modal-overlay"
      isDismissable={!props.stays}
      isKeyboardDismissDisabled={props.stays ?? false}
      isOpen={props.isOpen}
      onOpenChange={(open) => !open && props.onClose()}
    >
      <Modal className={classes('modal', props.wide && 'wide', props.wide === 'whole' && 'whole')}>
        <AriaDialog className="dialog">
          <div className="dialog-head">
            <Heading slot="title" level={2}>
              {props.title}
            </Heading>
            {props.stays ? null : (
              <IconButton label={t('common.close')} onPress={props.onClose}>
                <X size={18} aria-hidden />
              </IconButton>
            )}
          </div>
          {props.children}
          {props.actions ? <div className="dialog-actions">{props.actions}</div> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
