-- Spreads the tables of a Kassa database over the workers of a Citus cluster. Run it once, after the first start has made
-- the tables and before there is much in them: psql -f citus.sql DATABASE
--
-- The rows of a merchant lie together on one worker, so a commit, which is always one merchant's, needs no other. What is
-- looked up before the merchant is known is small and lies on every worker. Restart the nodes afterwards: at their start
-- they find out that rows lie apart, and lease jobs of one merchant after the other. docs/scale.md says what was not tried.

begin;
create extension if not exists citus;

select create_reference_table('settings');
select create_reference_table('merchants');
select create_reference_table('keys');
select create_reference_table('aliases');

select create_distributed_table('accounts', 'merchant');
select create_distributed_table('answers', 'merchant', colocate_with => 'accounts');
select create_distributed_table('attempts', 'merchant', colocate_with => 'accounts');
select create_distributed_table('bank', 'merchant', colocate_with => 'accounts');
select create_distributed_table('claims', 'merchant', colocate_with => 'accounts');
select create_distributed_table('clocks', 'merchant', colocate_with => 'accounts');
select create_distributed_table('coupons', 'merchant', colocate_with => 'accounts');
select create_distributed_table('cursors', 'merchant', colocate_with => 'accounts');
select create_distributed_table('customers', 'merchant', colocate_with => 'accounts');
select create_distributed_table('deliveries', 'merchant', colocate_with => 'accounts');
select create_distributed_table('disputes', 'merchant', colocate_with => 'accounts');
select create_distributed_table('endpoints', 'merchant', colocate_with => 'accounts');
select create_distributed_table('entitlements', 'merchant', colocate_with => 'accounts');
select create_distributed_table('entries', 'merchant', colocate_with => 'accounts');
select create_distributed_table('events', 'merchant', colocate_with => 'accounts');
select create_distributed_table('grants', 'merchant', colocate_with => 'accounts');
select create_distributed_table('invoices', 'merchant', colocate_with => 'accounts');
select create_distributed_table('jobs', 'merchant', colocate_with => 'accounts');
select create_distributed_table('links', 'merchant', colocate_with => 'accounts');
select create_distributed_table('members', 'merchant', colocate_with => 'accounts');
select create_distributed_table('notes', 'merchant', colocate_with => 'accounts');
select create_distributed_table('parked', 'merchant', colocate_with => 'accounts');
select create_distributed_table('pictures', 'merchant', colocate_with => 'accounts');
select create_distributed_table('prices', 'merchant', colocate_with => 'accounts');
select create_distributed_table('products', 'merchant', colocate_with => 'accounts');
select create_distributed_table('promotion_codes', 'merchant', colocate_with => 'accounts');
select create_distributed_table('redemption_counts', 'merchant', colocate_with => 'accounts');
select create_distributed_table('redemptions', 'merchant', colocate_with => 'accounts');
select create_distributed_table('refunds', 'merchant', colocate_with => 'accounts');
select create_distributed_table('sequences', 'merchant', colocate_with => 'accounts');
select create_distributed_table('sessions', 'merchant', colocate_with => 'accounts');
select create_distributed_table('shipping_rates', 'merchant', colocate_with => 'accounts');
select create_distributed_table('subscriptions', 'merchant', colocate_with => 'accounts');
select create_distributed_table('tax_rates', 'merchant', colocate_with => 'accounts');
select create_distributed_table('visits', 'merchant', colocate_with => 'accounts');
commit;
