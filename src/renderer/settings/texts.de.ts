export const settingsDe = {
  title: '',
}
