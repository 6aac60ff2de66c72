/** The process of a crowd of laptops: does what its bench orders, over the channel to it. */
import { Crowd } from './crowd.ts'
import type { Asked, Order, Told } from './orders.ts'

const crowd = new Crowd()

function obey(order: Order): Promise<unknown> | unknown {
  switch (order.do) {
    case 'listen':
      return crowd.listen(order.servers, order.passes)
    case 'pokeAll':
      return crowd.pokeAll(order.arrival)
    case 'work':
      return crowd.work(order.arrivals, order.quietMs)
    case 'freeze':
      return crowd.freeze(order.every)
  }
}

const tell = (told: Told) => process.send?.(told)

process.on('message', async ({ no, order }: Asked) => {
  try {
    tell({ no, answer: await obey(order) })
  } catch (error) {
    tell({ no, trouble: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
process.on('disconnect', () => process.exit())
