export { BackupProblem, type Head } from './file.ts'
export { restoreBackup } from './restore.ts'
export { takeBackup } from './take.ts'
