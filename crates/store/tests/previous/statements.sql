-- What version 0.1.0 says to a database, for the version after it.
/* postgres */ update jobs set ready_at = $1, token = $2 where lane = $3 and ready_at <= $4 and (merchant, live, kind, subject) in (select merchant, live, kind, subject from jobs where lane = $3 and ready_at <= $4 and kind in ('expire', 'reconcile', 'refund', 'scan', 'deliver', 'sweep', 'end_entitlement', 'turn_clock', 'bill', 'replay') order by ready_at limit $5 for update skip locked) returning merchant, live, kind, subject, due_at, version, token
delete from answers where merchant = $1 and live = $2 and day < $3
delete from clocks where merchant = $1 and live = $2 and version = $3
delete from endpoints where merchant = $1 and live = $2 and id = $3 and version = $4
delete from jobs where merchant = $1 and live = $2 and kind = $3 and subject = $4
delete from jobs where merchant = $1 and live = $2 and kind = $3 and subject = $4 and version = $5 and token = $6
delete from visits where merchant = $1 and id = $2 and version = $3
insert into accounts (merchant, live, id, processor, name, status, priority, created_at, version, body) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
insert into aliases (alias, merchant, live, session) values ($1, $2, $3, $4)
insert into answers (merchant, live, day, hash, fingerprint, answer) values ($1, $2, $3, $4, $5, $6)
insert into attempts (merchant, live, id, session, status, amount, currency, customer, method, processor, account, captured, refunded, created_at, version, body, handle) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
insert into claims (merchant, live, key, session, paid, version) values ($1, $2, $3, $4, $5, $6)
insert into clocks (merchant, live, at, target, advancing, created_at, version) values ($1, $2, $3, $4, $5, $6, $7)
insert into coupons (merchant, live, id, active, max_redemptions, taken, redeemed, created_at, version, body) values ($1, $2, $3, $4, $5, 0, 0, $6, $7, $8)
insert into cursors (merchant, live, account, body) values ($1, $2, $3, $4) on conflict (merchant, live, account) do update set body = excluded.body
insert into customers (merchant, live, id, uid, email, created_at, version, body) values ($1, $2, $3, $4, $5, $6, $7, $8)
insert into deliveries (merchant, live, id, endpoint, event, place, status, due_at, version, payload, body) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
insert into disputes (merchant, live, id, attempt, reference, status, amount, currency, created_at, version, body) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
insert into endpoints (merchant, live, id, status, created_at, version, body) values ($1, $2, $3, $4, $5, $6, $7)
insert into entitlements (merchant, live, customer, tier, status, expires_at, revision, grant_id, created_at, stamp, version, subscription) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
insert into entries (merchant, live, source, book, attempt, amount, currency, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
insert into events (merchant, live, id, sequence, kind, created_at, body) values ($1, $2, $3, $4, $5, $6, $7)
insert into grants (merchant, live, id, session, line, customer, tier, expires_at, revoked_at, created_at, version, subscription) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
insert into invoices (merchant, live, id, subscription, ordinal, status, customer, amount, currency, created_at, version, body) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
insert into jobs (merchant, live, kind, subject, lane, due_at, ready_at, token, version) values ($1, $2, $3, $4, case when $3 <> 'scan' and $3 <> 'sweep' and $3 <> 'turn_clock' and exists (select 1 from clocks where merchant = $1 and live = $2) then $5 + 10 else $5 end, $6, $6, 0, 0) on conflict (merchant, live, kind, subject) do update set due_at = case when excluded.due_at < jobs.due_at then excluded.due_at else jobs.due_at end, ready_at = case when jobs.token = 0 and excluded.due_at < jobs.ready_at then excluded.due_at else jobs.ready_at end, version = jobs.version + 1
insert into jobs (merchant, live, kind, subject, lane, due_at, ready_at, token, version) values ($1, $2, $3, $4, case when $3 <> 'scan' and $3 <> 'sweep' and $3 <> 'turn_clock' and exists (select 1 from clocks where merchant = $1 and live = $2) then $5 + 10 else $5 end, $6, $6, 0, 0) on conflict (merchant, live, kind, subject) do update set due_at = excluded.due_at, ready_at = case when jobs.token = 0 then excluded.due_at else jobs.ready_at end, version = jobs.version + 1
insert into keys (merchant, live, hash, id, dialect, hint, created_at, revoked_at, body) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
insert into links (merchant, live, id, kind, active, max_completed, taken, completed, created_at, version, body) values ($1, $2, $3, $4, $5, $6, 0, 0, $7, $8, $9)
insert into members (merchant, id, email, role, status, created_at, version, body) values ($1, $2, $3, $4, $5, $6, $7, $8)
insert into merchants (number, id, slug, created_at, version, body) values ($1, $2, $3, $4, $5, $6)
insert into notes (merchant, id, at, live, action, subject, body) values ($1, $2, $3, $4, $5, $6, $7)
insert into parked (merchant, live, id, digest, processor, account, misfit, attempt, says, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing
insert into pictures (merchant, live, id, width, height, png) values ($1, $2, $3, $4, $5, $6)
insert into prices (merchant, live, id, product, currency, active, lookup_key, created_at, version, body) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
insert into products (merchant, live, id, tier, active, created_at, version, body) values ($1, $2, $3, $4, $5, $6, $7, $8)
insert into promotion_codes (merchant, live, id, code, coupon, active, max_redemptions, taken, redeemed, created_at, version, body) values ($1, $2, $3, $4, $5, $6, $7, 0, 0, $8, $9, $10)
insert into redemption_counts (merchant, live, coupon, name, taken) values ($1, $2, $3, $4, 1) on conflict (merchant, live, coupon, name) do update set taken = redemption_counts.taken + 1 where redemption_counts.taken < $5
insert into redemptions (merchant, live, session, coupon, promotion_code, status, counted_for, version) values ($1, $2, $3, $4, $5, 'reserved', $6, 0) on conflict (merchant, live, session, coupon) do update set status = 'reserved', promotion_code = excluded.promotion_code, counted_for = excluded.counted_for, version = redemptions.version + 1 where redemptions.status = 'released'
insert into refunds (merchant, live, id, attempt, status, amount, currency, created_at, version, body) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
insert into sequences (merchant, live, last) values ($1, $2, $3) on conflict (merchant, live) do update set last = excluded.last where sequences.last = $4
insert into sessions (merchant, live, id, status, amount, currency, customer, paid_by, created_at, expires_at, version, body) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
insert into settings (name, value) values ($1, $2) on conflict (name) do nothing
insert into subscriptions (merchant, live, id, status, customer, created_at, version, body) values ($1, $2, $3, $4, $5, $6, $7, $8)
insert into tax_rates (merchant, live, id, active, country, created_at, version, body) values ($1, $2, $3, $4, $5, $6, $7, $8)
insert into visits (merchant, id, member, hash, created_at, seen_at, version, body) values ($1, $2, $3, $4, $5, $6, $7, $8)
select 1 from clocks limit 1
select body from cursors where merchant = $1 and live = $2 and account = $3
select cast(sum(amount) as bigint), currency, count(*) from entries where merchant = $1 and live = $2 and book = 'refunds' and created_at >= $3 and created_at < $4 group by currency
select cast(sum(amount) as bigint), currency, count(*) from entries where merchant = $1 and live = $2 and book = 'sales' and created_at >= $3 and created_at < $4 group by currency
select count(*) from attempts where status = 'parked'
select count(*) from parked
select count(*) from sessions where merchant = $1 and live = $2 and status = $3 and id >= $4 and id < $5
select hash, merchant, live, id, dialect, hint, created_at, revoked_at, body, last_used_at from keys where hash = $1
select hash, merchant, live, id, dialect, hint, created_at, revoked_at, body, last_used_at from keys where id = $1
select hash, merchant, live, id, dialect, hint, created_at, revoked_at, body, last_used_at from keys where merchant = $1 and live = $2 order by id
select id from pictures where merchant = $1 and live = $2 order by id
select last from sequences where merchant = $1 and live = $2
select merchant, id, at, live, action, subject, body from notes where merchant = $1 and id < $2 order by id desc limit $3
select merchant, id, at, live, action, subject, body from notes where merchant = $1 and subject = $2 and id < $3 order by id desc limit $4
select merchant, id, email, role, status, created_at, version, body from members where email = $1 order by merchant limit 16
select merchant, id, email, role, status, created_at, version, body from members where merchant = $1 and id = $2
select merchant, id, email, role, status, created_at, version, body from members where merchant = $1 order by id
select merchant, id, member, hash, created_at, seen_at, version, body from visits where merchant = $1 and id = $2
select merchant, id, member, hash, created_at, seen_at, version, body from visits where merchant = $1 and member = $2 order by id
select merchant, live, alias, session from aliases where alias = $1
select merchant, live, at, target, advancing, created_at, version from clocks where merchant = $1 and live = $2
select merchant, live, customer, tier, status, expires_at, revision, grant_id, created_at, stamp, version, subscription from entitlements where merchant = $1 and live = $2 and customer < $3 order by customer desc limit $4
select merchant, live, customer, tier, status, expires_at, revision, grant_id, created_at, stamp, version, subscription from entitlements where merchant = $1 and live = $2 and customer = $3
select merchant, live, day, hash, fingerprint, answer from answers where merchant = $1 and live = $2 and day in ($3, $4) and hash = $5 limit 1
select merchant, live, id, active, country, created_at, version, body from tax_rates where merchant = $1 and live = $2 and active = 1 and country is not null order by id
select merchant, live, id, active, country, created_at, version, body from tax_rates where merchant = $1 and live = $2 and id < $3 and active = $4 order by id desc limit $5
select merchant, live, id, active, country, created_at, version, body from tax_rates where merchant = $1 and live = $2 and id < $3 order by id desc limit $4
select merchant, live, id, active, country, created_at, version, body from tax_rates where merchant = $1 and live = $2 and id = $3
select merchant, live, id, active, max_redemptions, taken, redeemed, created_at, version, body from coupons where merchant = $1 and live = $2 and id < $3 and active = 1 order by id desc limit $4
select merchant, live, id, active, max_redemptions, taken, redeemed, created_at, version, body from coupons where merchant = $1 and live = $2 and id = $3
select merchant, live, id, attempt, reference, status, amount, currency, created_at, version, body from disputes where merchant = $1 and live = $2 and attempt = $3 and id > $4 and id < $5 order by id desc limit $6
select merchant, live, id, attempt, reference, status, amount, currency, created_at, version, body from disputes where merchant = $1 and live = $2 and attempt = $3 and id > $4 and id < $5 order by id limit $6
select merchant, live, id, attempt, reference, status, amount, currency, created_at, version, body from disputes where merchant = $1 and live = $2 and attempt = $3 and reference = $4
select merchant, live, id, attempt, reference, status, amount, currency, created_at, version, body from disputes where merchant = $1 and live = $2 and id < $3 and attempt = $4 order by id desc limit $5
select merchant, live, id, attempt, reference, status, amount, currency, created_at, version, body from disputes where merchant = $1 and live = $2 and id < $3 order by id desc limit $4
select merchant, live, id, attempt, reference, status, amount, currency, created_at, version, body from disputes where merchant = $1 and live = $2 and id = $3
select merchant, live, id, attempt, reference, status, amount, currency, created_at, version, body from disputes where merchant = $1 and live = $2 and id > $3 and id < $4 order by id desc limit $5
select merchant, live, id, attempt, reference, status, amount, currency, created_at, version, body from disputes where merchant = $1 and live = $2 and id > $3 and id < $4 order by id limit $5
select merchant, live, id, attempt, reference, status, amount, currency, created_at, version, body from disputes where merchant = $1 and live = $2 and status = $3 order by id desc limit $4
select merchant, live, id, attempt, status, amount, currency, created_at, version, body from refunds where merchant = $1 and live = $2 and attempt = $3 and id > $4 and id < $5 order by id desc limit $6
select merchant, live, id, attempt, status, amount, currency, created_at, version, body from refunds where merchant = $1 and live = $2 and attempt = $3 and id > $4 and id < $5 order by id limit $6
select merchant, live, id, attempt, status, amount, currency, created_at, version, body from refunds where merchant = $1 and live = $2 and id < $3 and attempt = $4 order by id desc limit $5
select merchant, live, id, attempt, status, amount, currency, created_at, version, body from refunds where merchant = $1 and live = $2 and id < $3 order by id desc limit $4
select merchant, live, id, attempt, status, amount, currency, created_at, version, body from refunds where merchant = $1 and live = $2 and id = $3
select merchant, live, id, attempt, status, amount, currency, created_at, version, body from refunds where merchant = $1 and live = $2 and id > $3 and id < $4 order by id desc limit $5
select merchant, live, id, attempt, status, amount, currency, created_at, version, body from refunds where merchant = $1 and live = $2 and id > $3 and id < $4 order by id limit $5
select merchant, live, id, code, coupon, active, max_redemptions, taken, redeemed, created_at, version, body from promotion_codes where merchant = $1 and live = $2 and code = $3 and active = 1
select merchant, live, id, code, coupon, active, max_redemptions, taken, redeemed, created_at, version, body from promotion_codes where merchant = $1 and live = $2 and code = $3 order by id desc limit 1
select merchant, live, id, code, coupon, active, max_redemptions, taken, redeemed, created_at, version, body from promotion_codes where merchant = $1 and live = $2 and id < $3 and active = $4 order by id desc limit $5
select merchant, live, id, code, coupon, active, max_redemptions, taken, redeemed, created_at, version, body from promotion_codes where merchant = $1 and live = $2 and id < $3 and code = $4 and not (active <> $5) order by id desc limit $6
select merchant, live, id, code, coupon, active, max_redemptions, taken, redeemed, created_at, version, body from promotion_codes where merchant = $1 and live = $2 and id < $3 and code = $4 and not (coupon <> $5) and not (active <> $6) order by id desc limit $7
select merchant, live, id, code, coupon, active, max_redemptions, taken, redeemed, created_at, version, body from promotion_codes where merchant = $1 and live = $2 and id < $3 and code = $4 and not (coupon <> $5) order by id desc limit $6
select merchant, live, id, code, coupon, active, max_redemptions, taken, redeemed, created_at, version, body from promotion_codes where merchant = $1 and live = $2 and id < $3 and code = $4 order by id desc limit $5
select merchant, live, id, code, coupon, active, max_redemptions, taken, redeemed, created_at, version, body from promotion_codes where merchant = $1 and live = $2 and id < $3 and coupon = $4 and not (active <> $5) order by id desc limit $6
select merchant, live, id, code, coupon, active, max_redemptions, taken, redeemed, created_at, version, body from promotion_codes where merchant = $1 and live = $2 and id < $3 and coupon = $4 order by id desc limit $5
select merchant, live, id, code, coupon, active, max_redemptions, taken, redeemed, created_at, version, body from promotion_codes where merchant = $1 and live = $2 and id < $3 order by id desc limit $4
select merchant, live, id, code, coupon, active, max_redemptions, taken, redeemed, created_at, version, body from promotion_codes where merchant = $1 and live = $2 and id = $3
select merchant, live, id, digest, processor, account, misfit, attempt, says, created_at from parked where merchant = $1 and live = $2 and id < $3 order by id desc limit $4
select merchant, live, id, endpoint, event, place, status, due_at, version, payload, body from deliveries where merchant = $1 and live = $2 and endpoint = $3 and id > $4 and id < $5 order by id desc limit $6
select merchant, live, id, endpoint, event, place, status, due_at, version, payload, body from deliveries where merchant = $1 and live = $2 and endpoint = $3 and id > $4 and id < $5 order by id limit $6
select merchant, live, id, endpoint, event, place, status, due_at, version, payload, body from deliveries where merchant = $1 and live = $2 and endpoint = $3 and status = 'pending' and due_at <= $4 order by due_at, place limit $5
select merchant, live, id, endpoint, event, place, status, due_at, version, payload, body from deliveries where merchant = $1 and live = $2 and event = $3
select merchant, live, id, endpoint, event, place, status, due_at, version, payload, body from deliveries where merchant = $1 and live = $2 and id = $3
select merchant, live, id, endpoint, event, place, status, due_at, version, payload, body from deliveries where merchant = $1 and live = $2 and status = 'dead' and endpoint = $3 and id > $4 and id < $5 order by id desc limit $6
select merchant, live, id, endpoint, event, place, status, due_at, version, payload, body from deliveries where merchant = $1 and live = $2 and status = 'dead' and endpoint = $3 and id > $4 and id < $5 order by id limit $6
select merchant, live, id, kind from events where sequence is null order by merchant, live, id limit $1
select merchant, live, id, kind, active, max_completed, taken, completed, created_at, version, body from links where merchant = $1 and live = $2 and id < $3 and kind = $4 and active = $5 order by id desc limit $6
select merchant, live, id, kind, active, max_completed, taken, completed, created_at, version, body from links where merchant = $1 and live = $2 and id < $3 and kind = $4 order by id desc limit $5
select merchant, live, id, kind, active, max_completed, taken, completed, created_at, version, body from links where merchant = $1 and live = $2 and id = $3
select merchant, live, id, processor, status, priority, created_at, version, body from accounts order by merchant, live, priority, id
select merchant, live, id, processor, status, priority, created_at, version, body from accounts where merchant = $1 and live = $2 and id = $3
select merchant, live, id, processor, status, priority, created_at, version, body from accounts where merchant = $1 and live = $2 order by priority, id
select merchant, live, id, product, currency, active, lookup_key, created_at, version, body from prices where merchant = $1 and live = $2 and id < $3 and active = $4 order by id desc limit $5
select merchant, live, id, product, currency, active, lookup_key, created_at, version, body from prices where merchant = $1 and live = $2 and id < $3 and product = $4 and not (active <> $5) order by id desc limit $6
select merchant, live, id, product, currency, active, lookup_key, created_at, version, body from prices where merchant = $1 and live = $2 and id < $3 and product = $4 order by id desc limit $5
select merchant, live, id, product, currency, active, lookup_key, created_at, version, body from prices where merchant = $1 and live = $2 and id < $3 order by id desc limit $4
select merchant, live, id, product, currency, active, lookup_key, created_at, version, body from prices where merchant = $1 and live = $2 and id = $3
select merchant, live, id, product, currency, active, lookup_key, created_at, version, body from prices where merchant = $1 and live = $2 and lookup_key = $3
select merchant, live, id, product, currency, active, lookup_key, created_at, version, body from prices where merchant = $1 and live = $2 and product = $3 order by id
select merchant, live, id, sequence, kind, created_at, body from events where merchant = $1 and live = $2 and id = $3 and sequence is not null
select merchant, live, id, sequence, kind, created_at, body from events where merchant = $1 and live = $2 and id = $3 and sequence is null
select merchant, live, id, sequence, kind, created_at, body from events where merchant = $1 and live = $2 and id >= $3 and id < $4 and sequence is not null order by id limit $5
select merchant, live, id, sequence, kind, created_at, body from events where merchant = $1 and live = $2 and sequence < $3 and kind = $4 order by sequence desc limit $5
select merchant, live, id, sequence, kind, created_at, body from events where merchant = $1 and live = $2 and sequence < $3 order by sequence desc limit $4
select merchant, live, id, sequence, kind, created_at, body from events where merchant = $1 and live = $2 and sequence > $3 and kind = $4 order by sequence limit $5
select merchant, live, id, sequence, kind, created_at, body from events where merchant = $1 and live = $2 and sequence > $3 order by sequence limit $4
select merchant, live, id, sequence, kind, created_at, body from events where merchant = $1 and live = $2 and sequence is not null and id > $3 and id < $4 order by id desc limit $5
select merchant, live, id, sequence, kind, created_at, body from events where merchant = $1 and live = $2 and sequence is not null and id > $3 and id < $4 order by id limit $5
select merchant, live, id, session, line, customer, tier, expires_at, revoked_at, created_at, version, subscription from grants where merchant = $1 and live = $2 and customer = $3 and revoked_at is null and (expires_at is null or expires_at > $4) order by id desc
select merchant, live, id, session, line, customer, tier, expires_at, revoked_at, created_at, version, subscription from grants where merchant = $1 and live = $2 and session = $3 order by line
select merchant, live, id, session, status, amount, currency, customer, method, processor, account, captured, refunded, created_at, version, body from attempts where merchant = $1 and live = $2 and account = $3 and (status in ('asked', 'challenged', 'offered', 'parked') or created_at >= $4 or exists (select 1 from jobs where jobs.merchant = attempts.merchant and jobs.live = attempts.live and jobs.kind = 'reconcile' and jobs.subject = attempts.id)) order by id
select merchant, live, id, session, status, amount, currency, customer, method, processor, account, captured, refunded, created_at, version, body from attempts where merchant = $1 and live = $2 and account = $3 and id > $4 and id < $5 order by id desc limit $6
select merchant, live, id, session, status, amount, currency, customer, method, processor, account, captured, refunded, created_at, version, body from attempts where merchant = $1 and live = $2 and account = $3 and id > $4 and id < $5 order by id limit $6
select merchant, live, id, session, status, amount, currency, customer, method, processor, account, captured, refunded, created_at, version, body from attempts where merchant = $1 and live = $2 and account = $3 and id > $4 order by id limit $5
select merchant, live, id, session, status, amount, currency, customer, method, processor, account, captured, refunded, created_at, version, body from attempts where merchant = $1 and live = $2 and account is null and id > $3 order by id limit $4
select merchant, live, id, session, status, amount, currency, customer, method, processor, account, captured, refunded, created_at, version, body from attempts where merchant = $1 and live = $2 and customer = $3 and id > $4 and id < $5 order by id desc limit $6
select merchant, live, id, session, status, amount, currency, customer, method, processor, account, captured, refunded, created_at, version, body from attempts where merchant = $1 and live = $2 and customer = $3 and id > $4 and id < $5 order by id limit $6
select merchant, live, id, session, status, amount, currency, customer, method, processor, account, captured, refunded, created_at, version, body from attempts where merchant = $1 and live = $2 and id < $3 and customer = $4 order by id desc limit $5
select merchant, live, id, session, status, amount, currency, customer, method, processor, account, captured, refunded, created_at, version, body from attempts where merchant = $1 and live = $2 and id < $3 and session = $4 and not (customer <> $5) order by id desc limit $6
select merchant, live, id, session, status, amount, currency, customer, method, processor, account, captured, refunded, created_at, version, body from attempts where merchant = $1 and live = $2 and id < $3 and session = $4 order by id desc limit $5
select merchant, live, id, session, status, amount, currency, customer, method, processor, account, captured, refunded, created_at, version, body from attempts where merchant = $1 and live = $2 and id < $3 order by id desc limit $4
select merchant, live, id, session, status, amount, currency, customer, method, processor, account, captured, refunded, created_at, version, body from attempts where merchant = $1 and live = $2 and id = $3
select merchant, live, id, session, status, amount, currency, customer, method, processor, account, captured, refunded, created_at, version, body from attempts where merchant = $1 and live = $2 and id > $3 and id < $4 order by id desc limit $5
select merchant, live, id, session, status, amount, currency, customer, method, processor, account, captured, refunded, created_at, version, body from attempts where merchant = $1 and live = $2 and id > $3 and id < $4 order by id limit $5
select merchant, live, id, session, status, amount, currency, customer, method, processor, account, captured, refunded, created_at, version, body from attempts where merchant = $1 and live = $2 and processor = $3 and handle = $4 order by id desc limit 1
select merchant, live, id, session, status, amount, currency, customer, method, processor, account, captured, refunded, created_at, version, body from attempts where merchant = $1 and live = $2 and status = 'declined' and id > $3 and id < $4 order by id desc limit $5
select merchant, live, id, session, status, amount, currency, customer, method, processor, account, captured, refunded, created_at, version, body from attempts where merchant = $1 and live = $2 and status = 'declined' and id > $3 and id < $4 order by id limit $5
select merchant, live, id, session, status, amount, currency, customer, method, processor, account, captured, refunded, created_at, version, body from attempts where merchant = $1 and live = $2 and status = 'parked' order by id desc limit $3
select merchant, live, id, status, amount, currency, customer, paid_by, created_at, expires_at, version, body from sessions where merchant = $1 and live = $2 and customer = $3 and id > $4 and id < $5 order by id desc limit $6
select merchant, live, id, status, amount, currency, customer, paid_by, created_at, expires_at, version, body from sessions where merchant = $1 and live = $2 and customer = $3 and id > $4 and id < $5 order by id limit $6
select merchant, live, id, status, amount, currency, customer, paid_by, created_at, expires_at, version, body from sessions where merchant = $1 and live = $2 and id < $3 and customer = $4 and status = $5 order by id desc limit $6
select merchant, live, id, status, amount, currency, customer, paid_by, created_at, expires_at, version, body from sessions where merchant = $1 and live = $2 and id < $3 and customer = $4 order by id desc limit $5
select merchant, live, id, status, amount, currency, customer, paid_by, created_at, expires_at, version, body from sessions where merchant = $1 and live = $2 and id < $3 and status = $4 order by id desc limit $5
select merchant, live, id, status, amount, currency, customer, paid_by, created_at, expires_at, version, body from sessions where merchant = $1 and live = $2 and id < $3 order by id desc limit $4
select merchant, live, id, status, amount, currency, customer, paid_by, created_at, expires_at, version, body from sessions where merchant = $1 and live = $2 and id = $3
select merchant, live, id, status, amount, currency, customer, paid_by, created_at, expires_at, version, body from sessions where merchant = $1 and live = $2 and id > $3 and id < $4 order by id desc limit $5
select merchant, live, id, status, amount, currency, customer, paid_by, created_at, expires_at, version, body from sessions where merchant = $1 and live = $2 and id > $3 and id < $4 order by id limit $5
select merchant, live, id, status, amount, currency, customer, paid_by, created_at, expires_at, version, body from sessions where merchant = $1 and live = $2 and status = $3 and id > $4 and id < $5 order by id desc limit $6
select merchant, live, id, status, amount, currency, customer, paid_by, created_at, expires_at, version, body from sessions where merchant = $1 and live = $2 and status = $3 and id > $4 and id < $5 order by id limit $6
select merchant, live, id, status, created_at, version, body from endpoints where merchant = $1 and live = $2 and id < $3 order by id desc limit $4
select merchant, live, id, status, created_at, version, body from endpoints where merchant = $1 and live = $2 and id = $3
select merchant, live, id, status, customer, created_at, version, body from subscriptions where merchant = $1 and live = $2 and id < $3 and customer = $4 and status = $5 order by id desc limit $6
select merchant, live, id, status, customer, created_at, version, body from subscriptions where merchant = $1 and live = $2 and id < $3 and customer = $4 order by id desc limit $5
select merchant, live, id, status, customer, created_at, version, body from subscriptions where merchant = $1 and live = $2 and id < $3 and status = $4 order by id desc limit $5
select merchant, live, id, status, customer, created_at, version, body from subscriptions where merchant = $1 and live = $2 and id < $3 order by id desc limit $4
select merchant, live, id, status, customer, created_at, version, body from subscriptions where merchant = $1 and live = $2 and id = $3
select merchant, live, id, subscription, ordinal, status, customer, amount, currency, created_at, version, body from invoices where merchant = $1 and live = $2 and id < $3 and customer = $4 and status = $5 order by id desc limit $6
select merchant, live, id, subscription, ordinal, status, customer, amount, currency, created_at, version, body from invoices where merchant = $1 and live = $2 and id < $3 and customer = $4 order by id desc limit $5
select merchant, live, id, subscription, ordinal, status, customer, amount, currency, created_at, version, body from invoices where merchant = $1 and live = $2 and id < $3 and status = $4 order by id desc limit $5
select merchant, live, id, subscription, ordinal, status, customer, amount, currency, created_at, version, body from invoices where merchant = $1 and live = $2 and id < $3 and subscription = $4 and status = $5 order by id desc limit $6
select merchant, live, id, subscription, ordinal, status, customer, amount, currency, created_at, version, body from invoices where merchant = $1 and live = $2 and id < $3 and subscription = $4 order by id desc limit $5
select merchant, live, id, subscription, ordinal, status, customer, amount, currency, created_at, version, body from invoices where merchant = $1 and live = $2 and id < $3 order by id desc limit $4
select merchant, live, id, subscription, ordinal, status, customer, amount, currency, created_at, version, body from invoices where merchant = $1 and live = $2 and id = $3
select merchant, live, id, tier, active, created_at, version, body from products where merchant = $1 and live = $2 and id < $3 and active = $4 order by id desc limit $5
select merchant, live, id, tier, active, created_at, version, body from products where merchant = $1 and live = $2 and id < $3 order by id desc limit $4
select merchant, live, id, tier, active, created_at, version, body from products where merchant = $1 and live = $2 and id = $3
select merchant, live, id, tier, active, created_at, version, body from products where merchant = $1 and live = $2 and tier = $3
select merchant, live, id, tier, active, created_at, version, body from products where merchant = $1 and live = $2 and tier is not null order by id
select merchant, live, id, uid, email, created_at, version, body from customers where merchant = $1 and live = $2 and email = $3 and id > $4 and id < $5 order by id desc limit $6
select merchant, live, id, uid, email, created_at, version, body from customers where merchant = $1 and live = $2 and email = $3 and id > $4 and id < $5 order by id limit $6
select merchant, live, id, uid, email, created_at, version, body from customers where merchant = $1 and live = $2 and id < $3 and email = $4 order by id desc limit $5
select merchant, live, id, uid, email, created_at, version, body from customers where merchant = $1 and live = $2 and id < $3 order by id desc limit $4
select merchant, live, id, uid, email, created_at, version, body from customers where merchant = $1 and live = $2 and id = $3
select merchant, live, id, uid, email, created_at, version, body from customers where merchant = $1 and live = $2 and id > $3 and id < $4 order by id desc limit $5
select merchant, live, id, uid, email, created_at, version, body from customers where merchant = $1 and live = $2 and id > $3 and id < $4 order by id limit $5
select merchant, live, id, uid, email, created_at, version, body from customers where merchant = $1 and live = $2 and uid = $3
select merchant, live, id, width, height, png from pictures where merchant = $1 and live = $2 and id = $3
select merchant, live, key, session, paid, version from claims where merchant = $1 and live = $2 and key = $3
select merchant, live, kind, subject, due_at, version, token from jobs where merchant = $1 and live = $2 and lane >= 10 order by due_at, kind, subject limit 1
select merchant, live, session, coupon, promotion_code, status, counted_for, version from redemptions where merchant = $1 and live = $2 and session = $3 and coupon = $4
select merchant, live, source, book, attempt, amount, currency, created_at from entries where merchant = $1 and live = $2 and attempt = $3
select min(due_at) from deliveries where merchant = $1 and live = $2 and endpoint = $3 and status = 'pending'
select number, id, slug, created_at, version, body from merchants order by number
select number, id, slug, created_at, version, body from merchants where number = $1
select number, id, slug, created_at, version, body from merchants where slug = $1
select ready_at from jobs where lane = $1 and kind in ('expire', 'reconcile', 'refund', 'scan', 'deliver', 'sweep', 'end_entitlement', 'turn_clock', 'bill', 'replay') order by ready_at limit 1
select taken from redemption_counts where merchant = $1 and live = $2 and coupon = $3 and name = $4
select value from settings where name = $1
update accounts set version = version + 1, name = $1, status = $2, priority = $3, body = $4 where merchant = $5 and live = $6 and id = $7 and version = $8
update answers set day = day where merchant = $1 and live = $2 and day = $3 and hash = $4
update attempts set version = version + 1, status = $1, customer = $2, processor = $3, account = $4, captured = $5, refunded = $6, handle = $7, body = $8 where merchant = $9 and live = $10 and id = $11 and version = $12
update claims set version = version + 1, session = $1, paid = $2 where merchant = $3 and live = $4 and key = $5 and version = $6
update clocks set version = version + 1, at = $1, target = $2, advancing = $3 where merchant = $4 and live = $5 and version = $6
update clocks set version = version where merchant = $1 and live = $2
update coupons set redeemed = redeemed + 1 where merchant = $1 and live = $2 and id = $3
update coupons set taken = taken + 1 where merchant = $1 and live = $2 and id = $3 and active = 1 and (max_redemptions is null or taken < max_redemptions)
update coupons set taken = taken - 1 where merchant = $1 and live = $2 and id = $3
update coupons set version = version + 1, active = $1, max_redemptions = $2, body = $3 where merchant = $4 and live = $5 and id = $6 and version = $7
update customers set version = version + 1, uid = $1, email = $2, body = $3 where merchant = $4 and live = $5 and id = $6 and version = $7
update deliveries set version = version + 1, status = $1, due_at = $2, body = $3 where merchant = $4 and live = $5 and id = $6 and version = $7
update deliveries set version = version + 1, status = 'dead' where merchant = $1 and live = $2 and endpoint = $3 and status = 'pending'
update disputes set version = version + 1, status = $1, body = $2 where merchant = $3 and live = $4 and id = $5 and version = $6
update endpoints set version = version + 1, status = $1, body = $2 where merchant = $3 and live = $4 and id = $5 and version = $6
update entitlements set version = version + 1, tier = $1, status = $2, expires_at = $3, revision = $4, grant_id = $5, stamp = $6, subscription = $7 where merchant = $8 and live = $9 and customer = $10 and version = $11
update events set sequence = $1 where merchant = $2 and live = $3 and id = $4 and sequence is null
update grants set version = version + 1, revoked_at = $1 where merchant = $2 and live = $3 and id = $4 and version = $5
update invoices set version = version + 1, status = $1, customer = $2, amount = $3, currency = $4, body = $5 where merchant = $6 and live = $7 and id = $8 and version = $9
update jobs set due_at = $1, ready_at = $1, token = 0, version = version + 1 where merchant = $2 and live = $3 and kind = $4 and subject = $5 and version = $6 and token = $7
update jobs set lane = lane + 10, ready_at = due_at, token = 0 where merchant = $1 and live = $2 and lane < 10 and kind not in ('scan', 'sweep', 'turn_clock')
update jobs set lane = lane - 10 where merchant = $1 and live = $2 and lane >= 10
update jobs set ready_at = $1, token = $2 where lane = $3 and ready_at <= $4 and (merchant, live, kind, subject) in (select merchant, live, kind, subject from jobs where lane = $3 and ready_at <= $4 and kind in ('expire', 'reconcile', 'refund', 'scan', 'deliver', 'sweep', 'end_entitlement', 'turn_clock', 'bill', 'replay') order by ready_at limit $5) returning merchant, live, kind, subject, due_at, version, token
update jobs set ready_at = due_at, token = 0 where merchant = $1 and live = $2 and kind = $3 and subject = $4 and token = $5
update jobs set ready_at = due_at, token = 0 where token <> 0
update keys set last_used_at = $1 where id = $2 and (last_used_at is null or last_used_at <= $3)
update keys set revoked_at = $1 where hash = $2 and revoked_at is null
update links set completed = completed + 1 where merchant = $1 and live = $2 and id = $3
update links set taken = taken + 1 where merchant = $1 and live = $2 and id = $3 and (max_completed is null or taken < max_completed)
update links set taken = taken - 1 where merchant = $1 and live = $2 and id = $3
update links set version = version + 1, active = $1, max_completed = $2, body = $3 where merchant = $4 and live = $5 and id = $6 and version = $7 and (taken <= $2 or $2 is null)
update members set version = version + 1, role = $1, status = $2, body = $3 where merchant = $4 and id = $5 and version = $6
update merchants set version = version + 1, body = $1 where number = $2 and version = $3
update prices set version = version + 1, active = $1, lookup_key = $2, body = $3 where merchant = $4 and live = $5 and id = $6 and version = $7
update products set version = version + 1, tier = $1, active = $2, body = $3 where merchant = $4 and live = $5 and id = $6 and version = $7
update promotion_codes set redeemed = redeemed + 1 where merchant = $1 and live = $2 and id = $3
update promotion_codes set taken = taken + 1 where merchant = $1 and live = $2 and id = $3 and active = 1 and (max_redemptions is null or taken < max_redemptions)
update promotion_codes set taken = taken - 1 where merchant = $1 and live = $2 and id = $3
update promotion_codes set version = version + 1, active = $1, max_redemptions = $2, body = $3 where merchant = $4 and live = $5 and id = $6 and version = $7
update redemption_counts set taken = taken - 1 where merchant = $1 and live = $2 and coupon = $3 and name = $4
update redemptions set version = version + 1, counted_for = $1 where merchant = $2 and live = $3 and session = $4 and coupon = $5 and version = $6
update redemptions set version = version + 1, status = 'redeemed' where merchant = $1 and live = $2 and session = $3 and coupon = $4 and status = 'reserved' and coalesce(promotion_code, '') = $5
update redemptions set version = version + 1, status = 'released', counted_for = '[]' where merchant = $1 and live = $2 and session = $3 and coupon = $4 and status = 'reserved' and coalesce(promotion_code, '') = $5 and counted_for = $6
update refunds set version = version + 1, status = $1, body = $2 where merchant = $3 and live = $4 and id = $5 and version = $6
update sessions set version = version + 1, status = $1, amount = $2, currency = $3, customer = $4, paid_by = $5, expires_at = $6, body = $7 where merchant = $8 and live = $9 and id = $10 and version = $11
update subscriptions set version = version + 1, status = $1, customer = $2, body = $3 where merchant = $4 and live = $5 and id = $6 and version = $7
update tax_rates set version = version + 1, active = $1, country = $2, body = $3 where merchant = $4 and live = $5 and id = $6 and version = $7
update visits set version = version + 1, seen_at = $1, body = $2 where merchant = $3 and id = $4 and version = $5
