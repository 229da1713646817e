-- The merchant's people, and the log of changes. Portable text for SQLite and PostgreSQL, like the first.

create table members (
  merchant bigint not null,
  id text not null,
  email text not null,
  role text not null check (role in ('read_only', 'support', 'developer', 'owner')),
  status text not null check (status in ('invited', 'active', 'removed')),
  created_at bigint not null,
  version bigint not null,
  body text not null,
  primary key (merchant, id)
);
create unique index members_by_email on members (merchant, email);
-- Who signs in says an address and no merchant.
create index members_of_email on members (email, merchant);

-- The browsers in which they are signed in. `hash` is of the secret that only the browser has.
create table visits (
  merchant bigint not null,
  id text not null,
  member text not null,
  hash text not null,
  created_at bigint not null,
  seen_at bigint not null,
  version bigint not null,
  body text not null,
  primary key (merchant, id)
);
create index visits_of_member on visits (merchant, member, id);

-- Who changed what, and when. A line is never changed.
create table notes (
  merchant bigint not null,
  id text not null,
  at bigint not null,
  live bigint not null check (live in (0, 1)),
  action text not null,
  subject text,
  body text not null,
  primary key (merchant, id)
);
create index notes_of_subject on notes (merchant, subject, id) where subject is not null;
