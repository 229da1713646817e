-- What the dialects of vendors need. Portable text for SQLite and PostgreSQL, like the first.

-- Other names of sessions. A directory: whoever has a name alone does not know yet whose session it is.
create table aliases (
  alias text not null primary key,
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  session text not null
);

-- Some vendors give out a second secret beside the key.
alter table keys add column body text not null default '{}';
