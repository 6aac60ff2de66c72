/**
 * Closing a space, room, zone or floor for some days. A closing is a row as long as laptops may show one of
 * its days; who entered it and when stands in the audit alone.
 */
export const sql = /* sql */ `
create table closing (
  id uuid primary key,
  floor_id uuid not null references floor on delete cascade,
  target text not null check (target in ('space', 'room', 'zone', 'floor')),
  /* The space's id, or what the drawing calls the room or zone; null: the whole floor. */
  object_id text,
  from_day date not null,
  to_day date not null,
  /* On each of the days. */
  from_minute smallint not null,
  to_minute smallint not null,
  kind text not null check (kind in ('defect', 'cleaning', 'event', 'other')),
  /* Shown to everyone. */
  reason text not null,
  rev xid8 not null,
  constraint closing_target check ((target = 'floor') = (object_id is null)),
  constraint closing_days check (from_day <= to_day),
  constraint closing_minutes check (0 <= from_minute and from_minute < to_minute and to_minute <= 1440)
);
create index closing_floor on closing (floor_id, to_day);
create index closing_rev on closing (rev);
create trigger stamp before insert or update on closing for each row execute function stamp_rev();
create trigger bury after delete on closing for each row execute function bury();

/* Where the published plan has a space. */
alter table space add column room_id text, add column zone_id text;
update space s set room_id = d."roomId", zone_id = d."zoneId"
  from floor_plan p, jsonb_to_recordset(p.document -> 'spaces') as d (id uuid, "roomId" text, "zoneId" text)
  where p.state = 'published' and d.id = s.id;

alter table notice
  /* The closing for which it was moved or ended: its kind and reason as they were then. */
  add column closing jsonb;
`
