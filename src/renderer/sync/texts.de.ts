export const syncDe = {
  title: '',
}
