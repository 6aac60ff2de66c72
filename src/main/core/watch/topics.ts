/** Tells open windows what to read again; each gets every topic once, however often it changed. */
import type { Topic } from '#shared/contract/local.ts'

export interface TopicHub {
  emit(topics: ReadonlySet<Topic>): void
  /** First all topics, then those that changed since the last time. */
  follow(signal: AbortSignal | undefined): AsyncGenerator<{ topics: Topic[] }>
}

const ALL: readonly Topic[] = ['session', 'directory', 'days', 'occupancy', 'changes', 'settings', 'drafts']

export function createTopicHub(): TopicHub {
  const followers = new Set<(topics: ReadonlySet<Topic>) => void>()
  return {
    emit(topics) {
      for (const follower of followers) follower(topics)
    },
    async *follow(signal) {
      const pending = new Set<Topic>(ALL)
      let wake = () => {}
      const follower = (topics: ReadonlySet<Topic>) => {
        for (const topic of topics) pending.add(topic)
        wake()
      }
      signal?.addEventListener('abort', () => wake(), { once: true })
      followers.add(follower)
      try {
        while (!signal?.aborted) {
          if (pending.size > 0) {
            const topics = [...pending]
            pending.clear()
            yield { topics }
          } else {
            await new Promise<void>((resolve) => {
              wake = resolve
            })
          }
        }
      } finally {
        followers.delete(follower)
      }
    },
  }
}
