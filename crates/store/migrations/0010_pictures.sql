-- Pictures that merchants uploaded, such as logos: made anew from their pixels, and small. Portable text for SQLite and
-- PostgreSQL, like the first.

create table pictures (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  id text not null,
  width bigint not null check (width > 0),
  height bigint not null check (height > 0),
  png bytea not null,
  primary key (merchant, live, id)
);
