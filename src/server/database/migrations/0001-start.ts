/**
 * The first schema.
 *
 * - A day is the site's local calendar day, a period a range of minutes in it; instants are epoch
 *   milliseconds (`bigint`) of the server's own clock, never `now()`.
 * - `rev` is the id of the transaction that last wrote a synced row. Triggers set it, and write a
 *   tombstone when such a row goes, so no query can forget to.
 */
export const sql = /* sql */ `
create extension if not exists btree_gist;

create function stamp_rev() returns trigger language plpgsql as $$
begin
  new.rev := pg_current_xact_id();
  return new;
end $$;

/* Who this server is. One row, made at the first start. */
create table meta (
  one boolean primary key default true check (one),
  server_id uuid not null,
  name text not null,
  epoch uuid not null,
  signing_seed bytea not null,
  secret bytea not null,
  settings jsonb not null,
  rev xid8 not null
);

/* The one tree of departments and teams. */
create table team (
  id uuid primary key,
  parent_id uuid references team,
  name text not null,
  rev xid8 not null
);

/* ── Places ─────────────────────────────────────────────────────────────────────────── */

create table site (
  id uuid primary key,
  name text not null,
  address text not null,
  time_zone text not null,
  federal_state text not null,
  noon smallint not null check (noon between 1 and 1439),
  rev xid8 not null
);

create table building (
  id uuid primary key,
  site_id uuid not null references site,
  name text not null,
  sort_order integer not null,
  rev xid8 not null
);

create table floor (
  id uuid primary key,
  building_id uuid not null references building,
  site_id uuid not null references site,
  name text not null,
  level integer not null,
  rev xid8 not null
);
create index floor_site on floor (site_id);

create table floor_plan (
  floor_id uuid not null references floor,
  version integer not null check (version > 0),
  state text not null check (state in ('draft', 'published', 'retired')),
  document jsonb not null,
  created_at bigint not null,
  rev xid8 not null,
  primary key (floor_id, version)
);
create unique index floor_plan_published on floor_plan (floor_id) where state = 'published';
create unique index floor_plan_draft on floor_plan (floor_id) where state = 'draft';

/* Anything bookable, as the published plans have it. A row stays when its space leaves the plan. */
create table space (
  id uuid primary key,
  no integer not null generated always as identity unique,
  floor_id uuid not null references floor,
  site_id uuid not null references site,
  kind text not null check (kind in ('desk', 'meeting', 'parking', 'locker')),
  label text not null,
  room text not null,
  features text[] not null,
  /* The team in whose home zone it lies. */
  zone_team_id uuid references team,
  bookable boolean not null,
  active boolean not null,
  x double precision not null,
  y double precision not null
);
create index space_floor on space (floor_id) where active;

/* ── People ─────────────────────────────────────────────────────────────────────────── */

create table person (
  id uuid primary key,
  login text not null check (login = lower(login)) unique,
  display_name text not null,
  initials text not null,
  team_id uuid not null references team,
  site_id uuid not null references site,
  roles text[] not null,
  /* Argon2id in PHC form; null: this person cannot sign in with a password. */
  password_hash text,
  active boolean not null,
  rev xid8 not null
);
create index person_team on person (team_id);

/* Teams beside the home team. */
create table team_membership (
  team_id uuid not null references team on delete cascade,
  person_id uuid not null references person on delete cascade,
  rev xid8 not null,
  primary key (person_id, team_id)
);
create index team_membership_team on team_membership (team_id);

create table device (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  name text not null,
  last_seq integer not null default 0,
  /* Sites the laptop asked for; null: the default choice. Says whom a poke concerns. */
  sites uuid[],
  session_id uuid,
  refresh_hash bytea,
  refresh_previous_hash bytea,
  refresh_expires_at bigint,
  created_at bigint not null,
  seen_at bigint not null,
  revoked_at bigint
);
create index device_person on device (person_id);

/* Failed sign-ins by a hash of login and address. */
create table sign_in_failure (
  key bytea primary key,
  failures integer not null,
  blocked_until bigint not null,
  forget_at bigint not null
);

/* ── Planning and booking ───────────────────────────────────────────────────────────── */

/* A holder's space for a period of a day. Space, holder and day of a row never change.
   site_id, floor_id, space_no and desk repeat the space's, so that availability reads one index. */
create table booking (
  id uuid primary key,
  space_id uuid not null references space,
  holder_id uuid not null references person on delete cascade,
  booked_by uuid references person on delete set null,
  day date not null,
  from_minute smallint not null,
  to_minute smallint not null,
  site_id uuid not null,
  floor_id uuid not null,
  space_no integer not null,
  desk boolean not null,
  created_at bigint not null,
  rev xid8 not null,
  constraint booking_minutes check (0 <= from_minute and from_minute < to_minute and to_minute <= 1440),
  constraint booking_space_once exclude using gist
    (space_id with =, day with =, int4range(from_minute, to_minute) with &&),
  constraint booking_holder_once exclude using gist
    (holder_id with =, day with =, int4range(from_minute, to_minute) with &&) where (desk)
);
create index booking_availability on booking (site_id, day, floor_id, space_no)
  include (from_minute, to_minute);
create index booking_holder on booking (holder_id, day);
create index booking_rev on booking (rev);

create table work_day (
  person_id uuid not null references person on delete cascade,
  day date not null,
  am text check (am in ('office', 'home', 'elsewhere', 'away')),
  pm text check (pm in ('office', 'home', 'elsewhere', 'away')),
  rev xid8 not null,
  primary key (person_id, day),
  constraint work_day_not_open check (am is not null or pm is not null)
);
create index work_day_rev on work_day (rev);

/* ── Sync ───────────────────────────────────────────────────────────────────────────── */

create sequence mutation_order as bigint;

/* How each change of a device ended; written with its effect, once. */
create table mutation (
  id uuid primary key,
  device_id uuid not null references device on delete cascade,
  seq integer not null check (seq > 0),
  name text not null,
  args_hash bytea not null,
  /* Null: accepted. */
  rejection jsonb,
  /* Order of commit among conflicting accepted changes. */
  commit_order bigint,
  at bigint not null,
  rev xid8 not null,
  unique (device_id, seq),
  check ((rejection is null) = (commit_order is not null))
);
create index mutation_device_rev on mutation (device_id, rev);

create table tombstone (
  rev xid8 not null,
  kind text not null,
  /* The row's id: booking, site, building, floor (also of a plan), team, person. */
  id uuid,
  person_id uuid,
  day date,
  site_id uuid,
  floor_id uuid,
  space_no integer
);
create index tombstone_rev on tombstone (rev);

/* Which transactions were over at which time; says when a tombstone may go. */
create table sync_mark (at bigint primary key, horizon xid8 not null);

/* A pull without changes costs an index probe a table, whatever their size. */
create index site_rev on site (rev);
create index building_rev on building (rev);
create index floor_rev on floor (rev);
create index floor_plan_rev on floor_plan (rev);
create index team_rev on team (rev);
create index person_rev on person (rev);

create function bury() returns trigger language plpgsql as $$
begin
  insert into tombstone (rev, kind, id) values (pg_current_xact_id(), tg_table_name, old.id);
  return null;
end $$;
create function bury_plan() returns trigger language plpgsql as $$
begin
  insert into tombstone (rev, kind, id) values (pg_current_xact_id(), 'floor_plan', old.floor_id);
  return null;
end $$;
create function bury_booking() returns trigger language plpgsql as $$
begin
  insert into tombstone (rev, kind, id, person_id, day, site_id, floor_id, space_no)
  values (pg_current_xact_id(), 'booking', old.id, old.holder_id, old.day, old.site_id, old.floor_id, old.space_no);
  return null;
end $$;
create function bury_work_day() returns trigger language plpgsql as $$
begin
  insert into tombstone (rev, kind, person_id, day)
  values (pg_current_xact_id(), 'work_day', old.person_id, old.day);
  return null;
end $$;

create trigger stamp before insert or update on meta for each row execute function stamp_rev();
create trigger stamp before insert or update on site for each row execute function stamp_rev();
create trigger stamp before insert or update on building for each row execute function stamp_rev();
create trigger stamp before insert or update on floor for each row execute function stamp_rev();
create trigger stamp before insert or update on floor_plan for each row execute function stamp_rev();
create trigger stamp before insert or update on team for each row execute function stamp_rev();
create trigger stamp before insert or update on person for each row execute function stamp_rev();
create trigger stamp before insert or update on team_membership for each row execute function stamp_rev();
create trigger stamp before insert or update on booking for each row execute function stamp_rev();
create trigger stamp before insert or update on work_day for each row execute function stamp_rev();
create trigger stamp before insert or update on mutation for each row execute function stamp_rev();

create trigger bury after delete on site for each row execute function bury();
create trigger bury after delete on building for each row execute function bury();
create trigger bury after delete on floor for each row execute function bury();
create trigger bury after delete on floor_plan for each row execute function bury_plan();
create trigger bury after delete on team for each row execute function bury();
create trigger bury after delete on person for each row execute function bury();
create trigger bury after delete on booking for each row execute function bury_booking();
create trigger bury after delete on work_day for each row execute function bury_work_day();
`
