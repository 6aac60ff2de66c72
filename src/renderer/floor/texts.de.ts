export const floorDe = {
  title: 'Plan',
}
