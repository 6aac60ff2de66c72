export const weekDe = {
  title: '',
}
