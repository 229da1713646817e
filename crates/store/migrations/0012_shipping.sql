-- Stored shipping rates. Portable text for SQLite and PostgreSQL, like the first.

create table shipping_rates (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  id text not null,
  active bigint not null check (active in (0, 1)),
  currency text not null,
  created_at bigint not null,
  version bigint not null,
  body text not null,
  primary key (merchant, live, id)
);
create index shipping_rates_by_active on shipping_rates (merchant, live, active, id);
create index shipping_rates_by_currency on shipping_rates (merchant, live, currency, id);
