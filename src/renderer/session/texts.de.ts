export const sessionDe = {
  title: '',
}
