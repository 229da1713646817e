-- What is sold, discounts, taxes, and what customers have. Portable text for SQLite and PostgreSQL, like the first.

-- A session may cost nothing: a discount took it all, or the buyer has not named an amount yet. No engine changes the
-- checks of a table in the same words, so the table is made anew. Only a session that costs nothing is complete
-- without an attempt that paid it.
create table sessions_anew (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  id text not null,
  status text not null check (status in ('open', 'paying', 'complete', 'expired')),
  amount bigint not null check (amount >= 0),
  currency text not null,
  customer text,
  paid_by text,
  created_at bigint not null,
  expires_at bigint not null,
  version bigint not null,
  body text not null,
  primary key (merchant, live, id),
  check (paid_by is null or status = 'complete'),
  check (status <> 'complete' or paid_by is not null or amount = 0)
);
insert into sessions_anew (merchant, live, id, status, amount, currency, customer, paid_by, created_at, expires_at,
  version, body)
select merchant, live, id, status, amount, currency, customer, paid_by, created_at, expires_at, version, body
from sessions;
drop table sessions;
alter table sessions_anew rename to sessions;
create index sessions_by_status on sessions (merchant, live, status, id);
create index sessions_by_customer on sessions (merchant, live, customer, id) where customer is not null;

create index attempts_of_customer on attempts (merchant, live, customer, id) where customer is not null;

-- The address of a customer that was written before stays in the body until the customer is next written.
alter table customers add column uid text;
alter table customers add column email text;
create unique index customers_by_uid on customers (merchant, live, uid) where uid is not null;
create index customers_by_email on customers (merchant, live, email, id) where email is not null;

create table products (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  id text not null,
  tier text,
  active bigint not null check (active in (0, 1)),
  created_at bigint not null,
  version bigint not null,
  body text not null,
  primary key (merchant, live, id)
);
create unique index products_by_tier on products (merchant, live, tier) where tier is not null;
create index products_with_tier on products (merchant, live, id) where tier is not null;
create index products_by_active on products (merchant, live, active, id);

create table prices (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  id text not null,
  product text not null,
  currency text not null,
  active bigint not null check (active in (0, 1)),
  lookup_key text,
  created_at bigint not null,
  version bigint not null,
  body text not null,
  primary key (merchant, live, id)
);
create unique index prices_by_lookup_key on prices (merchant, live, lookup_key) where lookup_key is not null;
create index prices_by_active on prices (merchant, live, active, id);
create index prices_of_product on prices (merchant, live, product, id);

-- `taken` counts redemptions and the sessions that hold one, `redeemed` only the former. Both move by statements that
-- check the limit themselves; `version` counts changes of the terms only.
create table coupons (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  id text not null,
  active bigint not null check (active in (0, 1)),
  max_redemptions bigint check (max_redemptions > 0),
  taken bigint not null,
  redeemed bigint not null check (redeemed >= 0),
  created_at bigint not null,
  version bigint not null,
  body text not null,
  primary key (merchant, live, id),
  check (taken >= redeemed),
  check (max_redemptions is null or taken <= max_redemptions)
);

create table promotion_codes (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  id text not null,
  code text not null,
  coupon text not null,
  active bigint not null check (active in (0, 1)),
  max_redemptions bigint check (max_redemptions > 0),
  taken bigint not null,
  redeemed bigint not null check (redeemed >= 0),
  created_at bigint not null,
  version bigint not null,
  body text not null,
  primary key (merchant, live, id),
  check (taken >= redeemed),
  check (max_redemptions is null or taken <= max_redemptions)
);
create unique index promotion_codes_one_active on promotion_codes (merchant, live, code) where active = 1;
create index promotion_codes_by_code on promotion_codes (merchant, live, code, id);
create index promotion_codes_by_active on promotion_codes (merchant, live, active, id);
create index promotion_codes_of_coupon on promotion_codes (merchant, live, coupon, id);

-- What a session holds of a coupon. `counted_for` is a JSON list of the names under which it is in
-- `redemption_counts`.
create table redemptions (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  session text not null,
  coupon text not null,
  promotion_code text,
  status text not null check (status in ('reserved', 'redeemed', 'released')),
  counted_for text not null,
  version bigint not null,
  primary key (merchant, live, session, coupon)
);

-- How often a coupon is taken under a name: a customer's id, or an e-mail address.
create table redemption_counts (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  coupon text not null,
  name text not null,
  taken bigint not null check (taken >= 0),
  primary key (merchant, live, coupon, name)
);

create table tax_rates (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  id text not null,
  active bigint not null check (active in (0, 1)),
  country text,
  created_at bigint not null,
  version bigint not null,
  body text not null,
  primary key (merchant, live, id)
);
create index tax_rates_by_active on tax_rates (merchant, live, active, id);
create index tax_rates_placed on tax_rates (merchant, live, id) where active = 1 and country is not null;

-- The current state of what a customer has: one row per customer, kept for ever.
create table entitlements (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  customer text not null,
  tier text not null,
  status text not null check (status in ('active', 'expired', 'revoked')),
  expires_at bigint,
  revision bigint not null check (revision > 0),
  grant_id text not null,
  created_at bigint not null,
  stamp bigint not null,
  version bigint not null,
  primary key (merchant, live, customer)
);

create table grants (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  id text not null,
  session text not null,
  line text not null,
  customer text not null,
  tier text not null,
  expires_at bigint,
  revoked_at bigint,
  created_at bigint not null,
  version bigint not null,
  primary key (merchant, live, id)
);
-- The schema repeats the rule: a line of a session is granted once, however often its payment is heard of.
create unique index grants_once on grants (merchant, live, session, line);
create index grants_of_customer on grants (merchant, live, customer, id) where revoked_at is null;

create table claims (
  merchant bigint not null,
  live bigint not null check (live in (0, 1)),
  key text not null,
  session text not null,
  paid bigint not null check (paid in (0, 1)),
  version bigint not null,
  primary key (merchant, live, key)
);
