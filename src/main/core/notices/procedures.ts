import type { Notice } from '#shared/contract/floor-plans.ts'
import { currentCopy, readMeta, writeMeta } from '../cache/meta.ts'
import { type Context, os, signedIn, today } from '../procedures.ts'

export const noticeProcedures = (context: Context) => ({
  list: os.notices.list.handler(() => {
    const { db } = signedIn(context)
    return db
      .all(
        `select id, content from notice where copy = ? and day >= ?
         and id not in (select id from notice_seen) order by day, id`,
        currentCopy(db),
        today(context).today,
      )
      .map((row) => ({ ...(JSON.parse(String(row.content)) as Notice), id: String(row.id) }))
  }),

  news: os.notices.news.handler(() => readMeta(signedIn(context).db, 'news')?.all ?? []),

  dismiss: os.notices.dismiss.handler(({ input: { id } }) => {
    signedIn(context).db.write((tx) => {
      const news = readMeta(tx, 'news')
      if (news?.all.some((n) => n.id === id))
        writeMeta(tx, 'news', { ...news, all: news.all.filter((n) => n.id !== id) })
      else tx.run('insert or ignore into notice_seen (id) values (?)', id)
    })
    context.topics.emit(new Set(['days']))
    return {}
  }),
})
