-- Many nodes on one server. Portable text for SQLite and PostgreSQL, like the first.

-- Deliveries that are due at the same moment go out in the order of their events, whatever engine looks.
alter table deliveries add column place bigint not null default 0;
drop index deliveries_due;
create index deliveries_due on deliveries (merchant, live, endpoint, due_at, place) where status = 'pending';
