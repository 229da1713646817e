-- The simulated bank's book, where several servers share one database. A SQLite file has one server, which keeps the book in
-- a file beside it, and nothing here. Portable text for SQLite and PostgreSQL, like the first.

create table bank (
  merchant bigint not null,
  live bigint not null check (live = 0),
  kind text not null,
  name text not null,
  due_at bigint,
  body text not null,
  version bigint not null,
  primary key (merchant, live, kind, name)
);

create index bank_due on bank (merchant, live, due_at) where due_at is not null;
