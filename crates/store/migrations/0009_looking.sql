-- What merchants look at. Portable text for SQLite and PostgreSQL, like the first.

-- The deliveries to an endpoint, the newest first; and those of them that were given up, which are few.
create index deliveries_of_endpoint on deliveries (merchant, live, endpoint, id);
create index deliveries_dead on deliveries (merchant, live, endpoint, id) where status = 'dead';

-- Figures are sums over a span of time. Only what was sold and what of it was given back is entered, in the order in
-- which it happens, so that each span is read from one index alone.
create index entries_sold on entries (merchant, live, created_at, currency, amount) where book = 'sales';
create index entries_returned on entries (merchant, live, created_at, currency, amount) where book = 'refunds';

-- What somebody must look at, and why payments fail.
create index attempts_declined on attempts (merchant, live, id) where status = 'declined';
create index disputes_by_status on disputes (merchant, live, status, id);

-- When a key was last used, to the hour.
alter table keys add column last_used_at bigint;
