-- What repeats, and time that can be turned. Portable text for SQLite and PostgreSQL, like the first.

-- The test clocks that are set: at most one of each merchant, in test mode only.
create table clocks (
  merchant bigint not null,
  live bigint not null check (live = 0),
  at bigint not null,
  target bigint not null,
  advancing bigint not null check (advancing in (0, 1)),
  created_at bigint not null,
  version bigint not null,
  primary key (merchant, live),
  check (at <= target)
);
create index jobs_held on jobs (merchant, live, due_at, kind, subject) where lane >= 10;

-- An attempt may be about nothing but a card: a trial begins, or the buyer gives another card. The table is made anew
-- as that of the sessions was.
create table attempts_anew (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  id text not null,
  session text not null,
  status text not null check (status in ('asked', 'challenged', 'offered', 'succeeded', 'declined', 'canceled', 'surplus',
    'refunded', 'parked')),
  amount bigint not null check (amount >= 0),
  currency text not null,
  customer text,
  method text not null,
  processor text not null,
  created_at bigint not null,
  version bigint not null,
  body text not null,
  primary key (merchant, live, id)
);
insert into attempts_anew (merchant, live, id, session, status, amount, currency, customer, method, processor,
  created_at, version, body)
select merchant, live, id, session, status, amount, currency, customer, method, processor, created_at, version, body
from attempts;
drop table attempts;
alter table attempts_anew rename to attempts;
create unique index attempts_one_success on attempts (merchant, live, session) where status = 'succeeded';
create unique index attempts_one_live on attempts (merchant, live, session) where status in ('asked', 'challenged');
create index attempts_of_session on attempts (merchant, live, session, id);
create index attempts_parked on attempts (merchant, live, id) where status = 'parked';
create index attempts_of_customer on attempts (merchant, live, customer, id) where customer is not null;

create table subscriptions (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  id text not null,
  status text not null check (status in ('incomplete', 'trialing', 'active', 'past_due', 'paused', 'canceled',
    'unpaid')),
  customer text,
  created_at bigint not null,
  version bigint not null,
  body text not null,
  primary key (merchant, live, id),
  check (customer is not null or status in ('incomplete', 'canceled'))
);
create index subscriptions_by_status on subscriptions (merchant, live, status, id);
create index subscriptions_of_customer on subscriptions (merchant, live, customer, id) where customer is not null;

create table invoices (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  id text not null,
  subscription text not null,
  -- Its place among the subscription's invoices: each period has one.
  ordinal bigint not null check (ordinal >= 0),
  status text not null check (status in ('open', 'paid', 'void', 'uncollectible')),
  customer text,
  amount bigint not null check (amount >= 0),
  currency text not null,
  created_at bigint not null,
  version bigint not null,
  body text not null,
  primary key (merchant, live, id)
);
-- The schema repeats the rule: a period of a subscription has one invoice, and one at a time is to be paid.
create unique index invoices_once on invoices (merchant, live, subscription, ordinal);
create unique index invoices_one_open on invoices (merchant, live, subscription) where status = 'open';
create index invoices_by_status on invoices (merchant, live, status, id);
create index invoices_of_subscription on invoices (merchant, live, subscription, id);
create index invoices_of_customer on invoices (merchant, live, customer, id) where customer is not null;

-- What a customer has by a subscription stays as long as that says.
alter table entitlements add column subscription text;
alter table grants add column subscription text;

-- Payment links and offers. `taken` counts the sessions that were paid or are being paid, `completed` only the former.
-- Both move by statements that check the limit themselves; `version` counts changes of the terms only.
create table links (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  id text not null,
  kind text not null check (kind in ('link', 'offer')),
  active bigint not null check (active in (0, 1)),
  max_completed bigint check (max_completed > 0),
  taken bigint not null,
  completed bigint not null check (completed >= 0),
  created_at bigint not null,
  version bigint not null,
  body text not null,
  primary key (merchant, live, id),
  check (taken >= completed),
  check (max_completed is null or taken <= max_completed)
);
create index links_by_kind on links (merchant, live, kind, id);
create index links_by_kind_and_active on links (merchant, live, kind, active, id);
