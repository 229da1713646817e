<?php

// The resources with their verbs.
// Written by clients/generate from the server's /openapi.json. Change it there.

declare(strict_types=1);

namespace Kassa\Resources;

use Kassa\Objects;
use Kassa\Page;
use Kassa\Resource;

/** Everything that a client has. */
abstract class Everything
{
    public readonly BillingPortal $billingPortal;
    public readonly Branding $branding;
    public readonly Catalog $catalog;
    public readonly Checkout $checkout;
    public readonly Coupons $coupons;
    public readonly Customers $customers;
    public readonly Disputes $disputes;
    public readonly Entitlements $entitlements;
    public readonly Events $events;
    public readonly Invoices $invoices;
    public readonly Offers $offers;
    public readonly ParkedNotices $parkedNotices;
    public readonly PaymentLinks $paymentLinks;
    public readonly PaymentMethods $paymentMethods;
    public readonly Payments $payments;
    public readonly Plans $plans;
    public readonly Prices $prices;
    public readonly ProcessorAccounts $processorAccounts;
    public readonly Processors $processors;
    public readonly Products $products;
    public readonly PromotionCodes $promotionCodes;
    public readonly Refunds $refunds;
    public readonly ShippingRates $shippingRates;
    public readonly Subscriptions $subscriptions;
    public readonly TaxRates $taxRates;
    public readonly TestClock $testClock;
    public readonly WebhookEndpoints $webhookEndpoints;
    public readonly Webhooks $webhooks;

    protected function place(\Closure $ask): void
    {
        $this->billingPortal = new BillingPortal($ask);
        $this->branding = new Branding($ask);
        $this->catalog = new Catalog($ask);
        $this->checkout = new Checkout($ask);
        $this->coupons = new Coupons($ask);
        $this->customers = new Customers($ask);
        $this->disputes = new Disputes($ask);
        $this->entitlements = new Entitlements($ask);
        $this->events = new Events($ask);
        $this->invoices = new Invoices($ask);
        $this->offers = new Offers($ask);
        $this->parkedNotices = new ParkedNotices($ask);
        $this->paymentLinks = new PaymentLinks($ask);
        $this->paymentMethods = new PaymentMethods($ask);
        $this->payments = new Payments($ask);
        $this->plans = new Plans($ask);
        $this->prices = new Prices($ask);
        $this->processorAccounts = new ProcessorAccounts($ask);
        $this->processors = new Processors($ask);
        $this->products = new Products($ask);
        $this->promotionCodes = new PromotionCodes($ask);
        $this->refunds = new Refunds($ask);
        $this->shippingRates = new ShippingRates($ask);
        $this->subscriptions = new Subscriptions($ask);
        $this->taxRates = new TaxRates($ask);
        $this->testClock = new TestClock($ask);
        $this->webhookEndpoints = new WebhookEndpoints($ask);
        $this->webhooks = new Webhooks($ask);
    }
}

final class BillingPortal extends Resource
{
    public readonly BillingPortalSessions $sessions;

    public function __construct(\Closure $ask)
    {
        parent::__construct($ask);
        $this->sessions = new BillingPortalSessions($ask);
    }
}

final class BillingPortalSessions extends Resource
{
    /**
     * Create a way into the customer portal.
     *
     * @param array{
     *     customer: string,
     *     return_url?: string|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function create(array $params, array $options = []): Objects\PortalSession
    {
        return $this->ask('billingPortal.sessions.create', null, $params, $options, Objects\PortalSession::class);
    }
}

final class Branding extends Resource
{
    /**
     * Look at how your pages look.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function retrieve(array $options = []): Objects\Look
    {
        return $this->ask('branding.retrieve', null, [], $options, Objects\Look::class);
    }

    /**
     * Change how your pages look.
     *
     * @param array{
     *     background_color?: string|null,
     *     corners?: 'soft'|'sharp'|'round'|null,
     *     font?: 'system'|'serif'|'mono'|'rounded'|null,
     *     font_color?: string|null,
     *     logo?: null,
     *     merchant_name?: string|null,
     *     privacy_url?: string|null,
     *     support?: string|null,
     *     terms_url?: string|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function update(array $params = [], array $options = []): Objects\Look
    {
        return $this->ask('branding.update', null, $params, $options, Objects\Look::class);
    }

    /**
     * Upload a logo: PNG, JPEG or WebP of at most 512 KB, as the body.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function uploadLogo(string $content, string $type, array $options = []): Objects\Look
    {
        return $this->ask('branding.uploadLogo', null, [$content, $type], $options, Objects\Look::class);
    }
}

final class Catalog extends Resource
{
    /**
     * Read what is for sale; without a key, of the merchant that app names.
     *
     * @param array{
     *     app?: string,
     *     tier?: string,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function retrieve(array $params = [], array $options = []): Objects\Catalog
    {
        return $this->ask('catalog.retrieve', null, $params, $options, Objects\Catalog::class);
    }

    /**
     * Declare the whole catalog.
     *
     * @param array{
     *     app?: array<string,mixed>|null,
     *     description?: string|null,
     *     name?: string|null,
     *     prices?: list<array<string,mixed>>|null,
     *     products?: list<array<string,mixed>>|null,
     *     tier?: string|null,
     *     tiers?: list<array<string,mixed>>|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function sync(array $params = [], array $options = []): Objects\CatalogSynced
    {
        return $this->ask('catalog.sync', null, $params, $options, Objects\CatalogSynced::class);
    }
}

final class Checkout extends Resource
{
    public readonly CheckoutSessions $sessions;

    public function __construct(\Closure $ask)
    {
        parent::__construct($ask);
        $this->sessions = new CheckoutSessions($ask);
    }
}

final class CheckoutSessions extends Resource
{
    /**
     * Create a checkout session.
     *
     * @param array{
     *     after_completion?: array<string,mixed>|null,
     *     allow_promotion_codes?: bool|null,
     *     amount?: int|null,
     *     automatic_tax?: array<string,mixed>|null,
     *     billing_address_collection?: 'auto'|'required'|null,
     *     branding?: array<string,mixed>|null,
     *     cancel_url?: string|null,
     *     capture_method?: 'automatic'|'manual'|null,
     *     client_reference_id?: string|null,
     *     consent_collection?: array<string,mixed>|null,
     *     currency?: string|null,
     *     custom_fields?: list<array<string,mixed>>|null,
     *     custom_text?: array<string,mixed>|null,
     *     custom_unit_amount?: array<string,mixed>|null,
     *     customer?: string|array<string,mixed>|null,
     *     customer_creation?: 'always'|'if_required'|null,
     *     customer_email?: string|null,
     *     customer_phone?: string|null,
     *     customer_update?: array<string,mixed>|null,
     *     default_promotion_code?: string|null,
     *     description?: string|null,
     *     discounts?: list<array<string,mixed>>|null,
     *     embed_origins?: list<string>|null,
     *     exclusive_key?: string|null,
     *     expand?: list<'line_items'|'customer'|'payment'>|null,
     *     expires_at?: string|null,
     *     line_items?: list<array<string,mixed>>|null,
     *     locale?: 'auto'|'ar'|'de'|'en'|'es'|'fr'|'he'|'hi'|'id'|'it'|'ja'|'ko'|'nl'|'pl'|'pt'|'sw'|'tr'|'vi'|'zh'|null,
     *     metadata?: array<string,string|int|bool>|null,
     *     mode?: 'payment'|'subscription'|'setup'|null,
     *     name_collection?: array<string,mixed>|null,
     *     optional_items?: list<array<string,mixed>>|null,
     *     payment_method_collection?: 'always'|'if_required'|null,
     *     payment_method_types?: list<'card'|'mobile_money'|'bank_transfer'|'crypto'>|null,
     *     phone_number_collection?: array<string,mixed>|null,
     *     save_payment_method?: bool|null,
     *     shipping_address_collection?: array<string,mixed>|null,
     *     shipping_options?: list<array<string,mixed>>|null,
     *     submit_type?: 'auto'|'pay'|'book'|'donate'|'subscribe'|null,
     *     subscription_data?: array<string,mixed>|null,
     *     success_url?: string|null,
     *     tax_id_collection?: array<string,mixed>|null,
     *     tax_rates?: list<string>|null,
     *     tier?: string|null,
     *     ui_mode?: 'hosted'|'embedded'|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function create(array $params = [], array $options = []): Objects\Session
    {
        return $this->ask('checkout.sessions.create', null, $params, $options, Objects\Session::class);
    }

    /**
     * Expire an open checkout session.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function expire(string $id, array $options = []): Objects\Session
    {
        return $this->ask('checkout.sessions.expire', $id, [], $options, Objects\Session::class);
    }

    /**
     * Explain how a session's total comes about.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function explain(string $id, array $options = []): Objects\Explanation
    {
        return $this->ask('checkout.sessions.explain', $id, [], $options, Objects\Explanation::class);
    }

    /**
     * List checkout sessions.
     *
     * @param array{
     *     limit?: int,
     *     starting_after?: string,
     *     status?: string,
     *     customer?: string,
     *     payment?: string,
     *     expand?: list<string>,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     * @return Page<Objects\Session>
     */
    public function list(array $params = [], array $options = []): Page
    {
        return $this->ask('checkout.sessions.list', null, $params, $options, Objects\Session::class);
    }

    /**
     * List the lines of a checkout session.
     *
     * @param array{
     *     limit?: int,
     *     starting_after?: string,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     * @return Page<Objects\LineItem>
     */
    public function listLineItems(string $id, array $params = [], array $options = []): Page
    {
        return $this->ask('checkout.sessions.listLineItems', $id, $params, $options, Objects\LineItem::class);
    }

    /**
     * Retrieve a checkout session.
     *
     * @param array{
     *     expand?: list<string>,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function retrieve(string $id, array $params = [], array $options = []): Objects\Session
    {
        return $this->ask('checkout.sessions.retrieve', $id, $params, $options, Objects\Session::class);
    }

    /**
     * Update a checkout session.
     *
     * @param array{
     *     metadata?: array<string,string|int|bool>|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function update(string $id, array $params = [], array $options = []): Objects\Session
    {
        return $this->ask('checkout.sessions.update', $id, $params, $options, Objects\Session::class);
    }
}

final class Coupons extends Resource
{
    /**
     * Create a coupon.
     *
     * @param array{
     *     amount_off?: int|null,
     *     applies_to?: array<string,mixed>|null,
     *     currency?: string|null,
     *     duration?: 'once'|'repeating'|'forever'|null,
     *     duration_in_months?: int|null,
     *     max_redemptions?: int|null,
     *     max_redemptions_per_customer?: int|null,
     *     metadata?: array<string,string|int|bool>|null,
     *     minimum_amount?: int|null,
     *     minimum_amount_currency?: string|null,
     *     name?: string|null,
     *     percent_off?: float|string|null,
     *     redeem_by?: string|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function create(array $params = [], array $options = []): Objects\Coupon
    {
        return $this->ask('coupons.create', null, $params, $options, Objects\Coupon::class);
    }

    /**
     * Delete a coupon: sessions that have it keep it.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function delete(string $id, array $options = []): Objects\Deleted
    {
        return $this->ask('coupons.delete', $id, [], $options, Objects\Deleted::class);
    }

    /**
     * List coupons.
     *
     * @param array{
     *     limit?: int,
     *     starting_after?: string,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     * @return Page<Objects\Coupon>
     */
    public function list(array $params = [], array $options = []): Page
    {
        return $this->ask('coupons.list', null, $params, $options, Objects\Coupon::class);
    }

    /**
     * Retrieve a coupon.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function retrieve(string $id, array $options = []): Objects\Coupon
    {
        return $this->ask('coupons.retrieve', $id, [], $options, Objects\Coupon::class);
    }

    /**
     * Update a coupon.
     *
     * @param array{
     *     metadata?: array<string,string|int|bool>|null,
     *     name?: string|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function update(string $id, array $params = [], array $options = []): Objects\Coupon
    {
        return $this->ask('coupons.update', $id, $params, $options, Objects\Coupon::class);
    }
}

final class Customers extends Resource
{
    /**
     * Create a customer, or update the one who has the uid.
     *
     * @param array{
     *     address?: array<string,mixed>|null,
     *     description?: string|null,
     *     email?: string|null,
     *     metadata?: array<string,string|int|bool>|null,
     *     name?: string|null,
     *     phone?: string|null,
     *     shipping?: array<string,mixed>|null,
     *     uid?: string|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function create(array $params = [], array $options = []): Objects\Customer
    {
        return $this->ask('customers.create', null, $params, $options, Objects\Customer::class);
    }

    /**
     * Delete a customer: their subscriptions and open sessions end, and what is known of them is erased.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function delete(string $id, array $options = []): Objects\Deleted
    {
        return $this->ask('customers.delete', $id, [], $options, Objects\Deleted::class);
    }

    /**
     * List customers.
     *
     * @param array{
     *     limit?: int,
     *     starting_after?: string,
     *     uid?: string,
     *     email?: string,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     * @return Page<Objects\Customer>
     */
    public function list(array $params = [], array $options = []): Page
    {
        return $this->ask('customers.list', null, $params, $options, Objects\Customer::class);
    }

    /**
     * List what a customer has.
     *
     * @param array{
     *     limit?: int,
     *     starting_after?: string,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     * @return Page<Objects\Entitlement>
     */
    public function listEntitlements(string $id, array $params = [], array $options = []): Page
    {
        return $this->ask('customers.listEntitlements', $id, $params, $options, Objects\Entitlement::class);
    }

    /**
     * List the payments of a customer.
     *
     * @param array{
     *     limit?: int,
     *     starting_after?: string,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     * @return Page<Objects\Payment>
     */
    public function listPayments(string $id, array $params = [], array $options = []): Page
    {
        return $this->ask('customers.listPayments', $id, $params, $options, Objects\Payment::class);
    }

    /**
     * List the sessions of a customer.
     *
     * @param array{
     *     limit?: int,
     *     starting_after?: string,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     * @return Page<Objects\Session>
     */
    public function listSessions(string $id, array $params = [], array $options = []): Page
    {
        return $this->ask('customers.listSessions', $id, $params, $options, Objects\Session::class);
    }

    /**
     * List the cards that a customer has on file.
     *
     * @param array{
     *     limit?: int,
     *     starting_after?: string,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     * @return Page<Objects\PaymentMethod>
     */
    public function paymentMethods(string $id, array $params = [], array $options = []): Page
    {
        return $this->ask('customers.paymentMethods', $id, $params, $options, Objects\PaymentMethod::class);
    }

    /**
     * Retrieve a customer.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function retrieve(string $id, array $options = []): Objects\Customer
    {
        return $this->ask('customers.retrieve', $id, [], $options, Objects\Customer::class);
    }

    /**
     * Update a customer.
     *
     * @param array{
     *     address?: array<string,mixed>|null,
     *     description?: string|null,
     *     email?: string|null,
     *     metadata?: array<string,string|int|bool>|null,
     *     name?: string|null,
     *     phone?: string|null,
     *     shipping?: array<string,mixed>|null,
     *     uid?: string|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function update(string $id, array $params = [], array $options = []): Objects\Customer
    {
        return $this->ask('customers.update', $id, $params, $options, Objects\Customer::class);
    }
}

final class Disputes extends Resource
{
    /**
     * List disputes.
     *
     * @param array{
     *     limit?: int,
     *     starting_after?: string,
     *     payment?: string,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     * @return Page<Objects\Dispute>
     */
    public function list(array $params = [], array $options = []): Page
    {
        return $this->ask('disputes.list', null, $params, $options, Objects\Dispute::class);
    }

    /**
     * Retrieve a dispute.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function retrieve(string $id, array $options = []): Objects\Dispute
    {
        return $this->ask('disputes.retrieve', $id, [], $options, Objects\Dispute::class);
    }
}

final class Entitlements extends Resource
{
    /**
     * Read what a customer has.
     *
     * @param array{
     *     uid?: string,
     *     customer?: string,
     *     app?: string,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function retrieve(array $params = [], array $options = []): Objects\Entitlement
    {
        return $this->ask('entitlements.retrieve', null, $params, $options, Objects\Entitlement::class);
    }
}

final class Events extends Resource
{
    /**
     * List events, newest first, or in order after a place; with Accept: text/event-stream, as they happen.
     *
     * @param array{
     *     limit?: int,
     *     starting_after?: string,
     *     after?: int,
     *     type?: string,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     * @return Page<Objects\Event>
     */
    public function list(array $params = [], array $options = []): Page
    {
        return $this->ask('events.list', null, $params, $options, Objects\Event::class);
    }

    /**
     * Send an event again to every endpoint that wants it, or to one.
     *
     * @param array{
     *     endpoint?: string|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function redeliver(string $id, array $params = [], array $options = []): Objects\Event
    {
        return $this->ask('events.redeliver', $id, $params, $options, Objects\Event::class);
    }

    /**
     * Retrieve an event.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function retrieve(string $id, array $options = []): Objects\Event
    {
        return $this->ask('events.retrieve', $id, [], $options, Objects\Event::class);
    }
}

final class Invoices extends Resource
{
    /**
     * List invoices.
     *
     * @param array{
     *     limit?: int,
     *     starting_after?: string,
     *     status?: string,
     *     customer?: string,
     *     subscription?: string,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     * @return Page<Objects\Invoice>
     */
    public function list(array $params = [], array $options = []): Page
    {
        return $this->ask('invoices.list', null, $params, $options, Objects\Invoice::class);
    }

    /**
     * Retrieve an invoice.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function retrieve(string $id, array $options = []): Objects\Invoice
    {
        return $this->ask('invoices.retrieve', $id, [], $options, Objects\Invoice::class);
    }
}

final class Offers extends Resource
{
    /**
     * Create an offer: a subscription on fixed terms.
     *
     * @param array{
     *     active?: bool|null,
     *     after_completion?: array<string,mixed>|null,
     *     allow_promotion_codes?: bool|null,
     *     amount?: int|null,
     *     branding?: array<string,mixed>|null,
     *     cancel_url?: string|null,
     *     currency?: string|null,
     *     cycles?: int|null,
     *     description?: string|null,
     *     expires_at?: string|null,
     *     inactive_message?: string|null,
     *     interval?: 'day'|'week'|'month'|'year'|null,
     *     interval_count?: int|null,
     *     metadata?: array<string,string|int|bool>|null,
     *     name: string,
     *     payment_method_collection?: 'always'|'if_required'|null,
     *     price?: string|null,
     *     restrictions?: array<string,mixed>|null,
     *     setup_fee?: int|null,
     *     starts_at?: string|null,
     *     success_url?: string|null,
     *     trial_period_days?: int|null,
     *     trial_settings?: array<string,mixed>|null,
     *     when_unpaid?: 'cancel'|'unpaid'|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function create(array $params, array $options = []): Objects\Offer
    {
        return $this->ask('offers.create', null, $params, $options, Objects\Offer::class);
    }

    /**
     * List offers.
     *
     * @param array{
     *     limit?: int,
     *     starting_after?: string,
     *     active?: bool,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     * @return Page<Objects\Offer>
     */
    public function list(array $params = [], array $options = []): Page
    {
        return $this->ask('offers.list', null, $params, $options, Objects\Offer::class);
    }

    /**
     * Retrieve an offer.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function retrieve(string $id, array $options = []): Objects\Offer
    {
        return $this->ask('offers.retrieve', $id, [], $options, Objects\Offer::class);
    }

    /**
     * Update or deactivate an offer.
     *
     * @param array{
     *     active?: bool|null,
     *     cancel_url?: string|null,
     *     expires_at?: string|null,
     *     inactive_message?: string|null,
     *     metadata?: array<string,string|int|bool>|null,
     *     name?: string|null,
     *     restrictions?: array<string,mixed>|null,
     *     starts_at?: string|null,
     *     success_url?: string|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function update(string $id, array $params = [], array $options = []): Objects\Offer
    {
        return $this->ask('offers.update', $id, $params, $options, Objects\Offer::class);
    }
}

final class ParkedNotices extends Resource
{
    /**
     * List what processors told and what fits no payment.
     *
     * @param array{
     *     limit?: int,
     *     starting_after?: string,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     * @return Page<Objects\ParkedNotice>
     */
    public function list(array $params = [], array $options = []): Page
    {
        return $this->ask('parkedNotices.list', null, $params, $options, Objects\ParkedNotice::class);
    }
}

final class PaymentLinks extends Resource
{
    /**
     * Create a payment link.
     *
     * @param array{
     *     active?: bool|null,
     *     after_completion?: array<string,mixed>|null,
     *     allow_custom_amount?: bool|null,
     *     allow_promotion_codes?: bool|null,
     *     amount?: int|null,
     *     automatic_tax?: array<string,mixed>|null,
     *     billing_address_collection?: 'auto'|'required'|null,
     *     branding?: array<string,mixed>|null,
     *     cancel_url?: string|null,
     *     capture_method?: 'automatic'|'manual'|null,
     *     client_reference_id?: string|null,
     *     collect_email?: bool|null,
     *     collect_name?: bool|null,
     *     collect_phone?: bool|null,
     *     consent_collection?: array<string,mixed>|null,
     *     currency?: string|null,
     *     custom_fields?: list<array<string,mixed>>|null,
     *     custom_text?: array<string,mixed>|null,
     *     custom_unit_amount?: array<string,mixed>|null,
     *     customer_creation?: 'always'|'if_required'|null,
     *     default_promotion_code?: string|null,
     *     description?: string|null,
     *     discounts?: list<array<string,mixed>>|null,
     *     expires_at?: string|null,
     *     inactive_message?: string|null,
     *     line_items?: list<array<string,mixed>>|null,
     *     locale?: 'auto'|'ar'|'de'|'en'|'es'|'fr'|'he'|'hi'|'id'|'it'|'ja'|'ko'|'nl'|'pl'|'pt'|'sw'|'tr'|'vi'|'zh'|null,
     *     maximum_amount?: int|null,
     *     metadata?: array<string,string|int|bool>|null,
     *     minimum_amount?: int|null,
     *     mode?: 'payment'|'subscription'|null,
     *     name?: string|null,
     *     name_collection?: array<string,mixed>|null,
     *     optional_items?: list<array<string,mixed>>|null,
     *     payment_method_collection?: 'always'|'if_required'|null,
     *     payment_method_types?: list<'card'|'mobile_money'|'bank_transfer'|'crypto'>|null,
     *     phone_number_collection?: array<string,mixed>|null,
     *     restrictions?: array<string,mixed>|null,
     *     shipping_address_collection?: array<string,mixed>|null,
     *     shipping_options?: list<array<string,mixed>>|null,
     *     starts_at?: string|null,
     *     submit_type?: 'auto'|'pay'|'book'|'donate'|'subscribe'|null,
     *     subscription_data?: array<string,mixed>|null,
     *     success_url?: string|null,
     *     tax_id_collection?: array<string,mixed>|null,
     *     tax_rates?: list<string>|null,
     *     tier?: string|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function create(array $params = [], array $options = []): Objects\PaymentLink
    {
        return $this->ask('paymentLinks.create', null, $params, $options, Objects\PaymentLink::class);
    }

    /**
     * List payment links.
     *
     * @param array{
     *     limit?: int,
     *     starting_after?: string,
     *     active?: bool,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     * @return Page<Objects\PaymentLink>
     */
    public function list(array $params = [], array $options = []): Page
    {
        return $this->ask('paymentLinks.list', null, $params, $options, Objects\PaymentLink::class);
    }

    /**
     * Retrieve a payment link.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function retrieve(string $id, array $options = []): Objects\PaymentLink
    {
        return $this->ask('paymentLinks.retrieve', $id, [], $options, Objects\PaymentLink::class);
    }

    /**
     * Update or deactivate a payment link.
     *
     * @param array{
     *     active?: bool|null,
     *     cancel_url?: string|null,
     *     expires_at?: string|null,
     *     inactive_message?: string|null,
     *     metadata?: array<string,string|int|bool>|null,
     *     name?: string|null,
     *     restrictions?: array<string,mixed>|null,
     *     starts_at?: string|null,
     *     success_url?: string|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function update(string $id, array $params = [], array $options = []): Objects\PaymentLink
    {
        return $this->ask('paymentLinks.update', $id, $params, $options, Objects\PaymentLink::class);
    }
}

final class PaymentMethods extends Resource
{
    /**
     * Remove a card that is on file.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function delete(string $id, array $options = []): Objects\Deleted
    {
        return $this->ask('paymentMethods.delete', $id, [], $options, Objects\Deleted::class);
    }

    /**
     * Retrieve a card that is on file.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function retrieve(string $id, array $options = []): Objects\PaymentMethod
    {
        return $this->ask('paymentMethods.retrieve', $id, [], $options, Objects\PaymentMethod::class);
    }
}

final class Payments extends Resource
{
    /**
     * Let go of what is held, or take back what is offered.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function cancel(string $id, array $options = []): Objects\Payment
    {
        return $this->ask('payments.cancel', $id, [], $options, Objects\Payment::class);
    }

    /**
     * Capture what is held, or a part of it.
     *
     * @param array{
     *     amount?: int|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function capture(string $id, array $params = [], array $options = []): Objects\Payment
    {
        return $this->ask('payments.capture', $id, $params, $options, Objects\Payment::class);
    }

    /**
     * Take a payment without a page.
     *
     * @param array{
     *     amount: int,
     *     currency?: string|null,
     *     customer?: string|array<string,mixed>|null,
     *     description?: string|null,
     *     idempotency_key?: string|null,
     *     metadata?: array<string,string|int|bool>|null,
     *     payment_method: string,
     *     phone?: string|null,
     *     provider?: 'mtn'|'telecel'|'airteltigo'|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function create(array $params, array $options = []): Objects\Payment
    {
        return $this->ask('payments.create', null, $params, $options, Objects\Payment::class);
    }

    /**
     * List payments.
     *
     * @param array{
     *     limit?: int,
     *     starting_after?: string,
     *     session?: string,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     * @return Page<Objects\Payment>
     */
    public function list(array $params = [], array $options = []): Page
    {
        return $this->ask('payments.list', null, $params, $options, Objects\Payment::class);
    }

    /**
     * Retrieve a payment.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function retrieve(string $id, array $options = []): Objects\Payment
    {
        return $this->ask('payments.retrieve', $id, [], $options, Objects\Payment::class);
    }
}

final class Plans extends Resource
{
    /**
     * Create a plan: a product with one recurring price.
     *
     * @param array{
     *     amount: int,
     *     currency?: string|null,
     *     description?: string|null,
     *     interval: 'day'|'week'|'month'|'year',
     *     interval_count?: int|null,
     *     metadata?: array<string,string|int|bool>|null,
     *     name: string,
     *     trial_period_days?: int|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function create(array $params, array $options = []): Objects\Plan
    {
        return $this->ask('plans.create', null, $params, $options, Objects\Plan::class);
    }

    /**
     * List plans.
     *
     * @param array{
     *     limit?: int,
     *     starting_after?: string,
     *     active?: bool,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     * @return Page<Objects\Plan>
     */
    public function list(array $params = [], array $options = []): Page
    {
        return $this->ask('plans.list', null, $params, $options, Objects\Plan::class);
    }

    /**
     * Retrieve a plan.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function retrieve(string $id, array $options = []): Objects\Plan
    {
        return $this->ask('plans.retrieve', $id, [], $options, Objects\Plan::class);
    }
}

final class Prices extends Resource
{
    /**
     * Create a price.
     *
     * @param array{
     *     active?: bool|null,
     *     currency: string,
     *     currency_options?: array<string,array<string,mixed>>|null,
     *     custom_unit_amount?: array<string,mixed>|null,
     *     lookup_key?: string|null,
     *     metadata?: array<string,string|int|bool>|null,
     *     nickname?: string|null,
     *     product: string,
     *     recurring?: array<string,mixed>|null,
     *     tax_behavior?: 'inclusive'|'exclusive'|'unspecified'|null,
     *     transfer_lookup_key?: bool|null,
     *     unit_amount?: int|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function create(array $params, array $options = []): Objects\Price
    {
        return $this->ask('prices.create', null, $params, $options, Objects\Price::class);
    }

    /**
     * List prices.
     *
     * @param array{
     *     limit?: int,
     *     starting_after?: string,
     *     active?: bool,
     *     product?: string,
     *     lookup_key?: string,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     * @return Page<Objects\Price>
     */
    public function list(array $params = [], array $options = []): Page
    {
        return $this->ask('prices.list', null, $params, $options, Objects\Price::class);
    }

    /**
     * Retrieve a price.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function retrieve(string $id, array $options = []): Objects\Price
    {
        return $this->ask('prices.retrieve', $id, [], $options, Objects\Price::class);
    }

    /**
     * Update or archive a price.
     *
     * @param array{
     *     active?: bool|null,
     *     currency_options?: array<string,array<string,mixed>>|null,
     *     custom_unit_amount?: array<string,mixed>|null,
     *     lookup_key?: string|null,
     *     metadata?: array<string,string|int|bool>|null,
     *     nickname?: string|null,
     *     tax_behavior?: 'inclusive'|'exclusive'|'unspecified'|null,
     *     transfer_lookup_key?: bool|null,
     *     unit_amount?: int|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function update(string $id, array $params = [], array $options = []): Objects\Price
    {
        return $this->ask('prices.update', $id, $params, $options, Objects\Price::class);
    }
}

final class ProcessorAccounts extends Resource
{
    /**
     * Set up an account at a processor.
     *
     * @param array{
     *     countries?: list<string>|null,
     *     currencies?: list<string>|null,
     *     methods?: list<'card'|'mobile_money'|'bank_transfer'|'crypto'>|null,
     *     name?: string|null,
     *     priority?: int|null,
     *     processor: string,
     *     settings?: array<string,string>|null,
     *     status?: 'enabled'|'disabled'|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function create(array $params, array $options = []): Objects\ProcessorAccount
    {
        return $this->ask('processorAccounts.create', null, $params, $options, Objects\ProcessorAccount::class);
    }

    /**
     * List accounts at processors, in the order in which they are asked.
     *
     * @param array{
     *     limit?: int,
     *     starting_after?: string,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     * @return Page<Objects\ProcessorAccount>
     */
    public function list(array $params = [], array $options = []): Page
    {
        return $this->ask('processorAccounts.list', null, $params, $options, Objects\ProcessorAccount::class);
    }

    /**
     * Retrieve an account at a processor.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function retrieve(string $id, array $options = []): Objects\ProcessorAccount
    {
        return $this->ask('processorAccounts.retrieve', $id, [], $options, Objects\ProcessorAccount::class);
    }

    /**
     * Change an account at a processor, or switch it off.
     *
     * @param array{
     *     countries?: list<string>|null,
     *     currencies?: list<string>|null,
     *     methods?: list<'card'|'mobile_money'|'bank_transfer'|'crypto'>|null,
     *     name?: string|null,
     *     priority?: int|null,
     *     settings?: array<string,string>|null,
     *     status?: 'enabled'|'disabled'|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function update(string $id, array $params = [], array $options = []): Objects\ProcessorAccount
    {
        return $this->ask('processorAccounts.update', $id, $params, $options, Objects\ProcessorAccount::class);
    }
}

final class Processors extends Resource
{
    /**
     * List the processors that there are in this mode.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     * @return Page<Objects\Processor>
     */
    public function list(array $options = []): Page
    {
        return $this->ask('processors.list', null, [], $options, Objects\Processor::class);
    }
}

final class Products extends Resource
{
    /**
     * Create a product.
     *
     * @param array{
     *     active?: bool|null,
     *     description?: string|null,
     *     images?: list<string>|null,
     *     metadata?: array<string,string|int|bool>|null,
     *     name: string,
     *     tier?: string|null,
     *     unit_label?: string|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function create(array $params, array $options = []): Objects\Product
    {
        return $this->ask('products.create', null, $params, $options, Objects\Product::class);
    }

    /**
     * List products.
     *
     * @param array{
     *     limit?: int,
     *     starting_after?: string,
     *     active?: bool,
     *     tier?: string,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     * @return Page<Objects\Product>
     */
    public function list(array $params = [], array $options = []): Page
    {
        return $this->ask('products.list', null, $params, $options, Objects\Product::class);
    }

    /**
     * Retrieve a product.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function retrieve(string $id, array $options = []): Objects\Product
    {
        return $this->ask('products.retrieve', $id, [], $options, Objects\Product::class);
    }

    /**
     * Update or archive a product.
     *
     * @param array{
     *     active?: bool|null,
     *     description?: string|null,
     *     images?: list<string>|null,
     *     metadata?: array<string,string|int|bool>|null,
     *     name?: string|null,
     *     tier?: string|null,
     *     unit_label?: string|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function update(string $id, array $params = [], array $options = []): Objects\Product
    {
        return $this->ask('products.update', $id, $params, $options, Objects\Product::class);
    }
}

final class PromotionCodes extends Resource
{
    /**
     * Create a promotion code.
     *
     * @param array{
     *     active?: bool|null,
     *     code?: string|null,
     *     coupon?: string|null,
     *     customer?: string|null,
     *     expires_at?: string|null,
     *     max_redemptions?: int|null,
     *     metadata?: array<string,string|int|bool>|null,
     *     promotion?: array<string,mixed>|null,
     *     restrictions?: array<string,mixed>|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function create(array $params = [], array $options = []): Objects\PromotionCode
    {
        return $this->ask('promotionCodes.create', null, $params, $options, Objects\PromotionCode::class);
    }

    /**
     * List promotion codes.
     *
     * @param array{
     *     limit?: int,
     *     starting_after?: string,
     *     code?: string,
     *     coupon?: string,
     *     active?: bool,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     * @return Page<Objects\PromotionCode>
     */
    public function list(array $params = [], array $options = []): Page
    {
        return $this->ask('promotionCodes.list', null, $params, $options, Objects\PromotionCode::class);
    }

    /**
     * Retrieve a promotion code.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function retrieve(string $id, array $options = []): Objects\PromotionCode
    {
        return $this->ask('promotionCodes.retrieve', $id, [], $options, Objects\PromotionCode::class);
    }

    /**
     * Update a promotion code.
     *
     * @param array{
     *     active?: bool|null,
     *     metadata?: array<string,string|int|bool>|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function update(string $id, array $params = [], array $options = []): Objects\PromotionCode
    {
        return $this->ask('promotionCodes.update', $id, $params, $options, Objects\PromotionCode::class);
    }
}

final class Refunds extends Resource
{
    /**
     * Refund a payment, all of it or a part.
     *
     * @param array{
     *     amount?: int|null,
     *     by_hand?: bool|null,
     *     metadata?: array<string,string|float|bool|null>|null,
     *     payment?: string|null,
     *     reason?: 'duplicate'|'fraudulent'|'requested_by_customer'|null,
     *     session?: string|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function create(array $params = [], array $options = []): Objects\Refund
    {
        return $this->ask('refunds.create', null, $params, $options, Objects\Refund::class);
    }

    /**
     * List refunds.
     *
     * @param array{
     *     limit?: int,
     *     starting_after?: string,
     *     payment?: string,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     * @return Page<Objects\Refund>
     */
    public function list(array $params = [], array $options = []): Page
    {
        return $this->ask('refunds.list', null, $params, $options, Objects\Refund::class);
    }

    /**
     * Retrieve a refund.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function retrieve(string $id, array $options = []): Objects\Refund
    {
        return $this->ask('refunds.retrieve', $id, [], $options, Objects\Refund::class);
    }
}

final class ShippingRates extends Resource
{
    /**
     * Create a shipping rate.
     *
     * @param array{
     *     active?: bool|null,
     *     delivery_estimate?: array<string,mixed>|null,
     *     display_name: string,
     *     fixed_amount: array<string,mixed>,
     *     metadata?: array<string,string|int|bool>|null,
     *     tax_behavior?: 'inclusive'|'exclusive'|'unspecified'|null,
     *     type?: 'fixed_amount'|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function create(array $params, array $options = []): Objects\ShippingRate
    {
        return $this->ask('shippingRates.create', null, $params, $options, Objects\ShippingRate::class);
    }

    /**
     * List shipping rates.
     *
     * @param array{
     *     limit?: int,
     *     starting_after?: string,
     *     active?: bool,
     *     currency?: string,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     * @return Page<Objects\ShippingRate>
     */
    public function list(array $params = [], array $options = []): Page
    {
        return $this->ask('shippingRates.list', null, $params, $options, Objects\ShippingRate::class);
    }

    /**
     * Retrieve a shipping rate.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function retrieve(string $id, array $options = []): Objects\ShippingRate
    {
        return $this->ask('shippingRates.retrieve', $id, [], $options, Objects\ShippingRate::class);
    }

    /**
     * Update a shipping rate.
     *
     * @param array{
     *     active?: bool|null,
     *     metadata?: array<string,string|int|bool>|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function update(string $id, array $params = [], array $options = []): Objects\ShippingRate
    {
        return $this->ask('shippingRates.update', $id, $params, $options, Objects\ShippingRate::class);
    }
}

final class Subscriptions extends Resource
{
    /**
     * Cancel a subscription, at once or at the end of its period.
     *
     * @param array{
     *     at_period_end?: bool|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function cancel(string $id, array $params = [], array $options = []): Objects\Subscription
    {
        return $this->ask('subscriptions.cancel', $id, $params, $options, Objects\Subscription::class);
    }

    /**
     * Cancel a subscription at once.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function delete(string $id, array $options = []): Objects\Subscription
    {
        return $this->ask('subscriptions.delete', $id, [], $options, Objects\Subscription::class);
    }

    /**
     * List subscriptions.
     *
     * @param array{
     *     limit?: int,
     *     starting_after?: string,
     *     status?: string,
     *     customer?: string,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     * @return Page<Objects\Subscription>
     */
    public function list(array $params = [], array $options = []): Page
    {
        return $this->ask('subscriptions.list', null, $params, $options, Objects\Subscription::class);
    }

    /**
     * Pause a subscription that is trialing or active.
     *
     * @param array{
     *     resumes_at?: string|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function pause(string $id, array $params = [], array $options = []): Objects\Subscription
    {
        return $this->ask('subscriptions.pause', $id, $params, $options, Objects\Subscription::class);
    }

    /**
     * Resume a paused subscription; or take a planned cancellation back, and let renewals go that are held.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function resume(string $id, array $options = []): Objects\Subscription
    {
        return $this->ask('subscriptions.resume', $id, [], $options, Objects\Subscription::class);
    }

    /**
     * Retrieve a subscription.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function retrieve(string $id, array $options = []): Objects\Subscription
    {
        return $this->ask('subscriptions.retrieve', $id, [], $options, Objects\Subscription::class);
    }

    /**
     * Update a subscription.
     *
     * @param array{
     *     cancel_at?: string|null,
     *     cancel_at_period_end?: bool|null,
     *     items?: list<array<string,mixed>>|null,
     *     metadata?: array<string,string|int|bool>|null,
     *     proration_behavior?: 'create_prorations'|'none'|null,
     *     trial_end?: string|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function update(string $id, array $params = [], array $options = []): Objects\Subscription
    {
        return $this->ask('subscriptions.update', $id, $params, $options, Objects\Subscription::class);
    }
}

final class TaxRates extends Resource
{
    /**
     * Create a tax rate.
     *
     * @param array{
     *     active?: bool|null,
     *     country?: string|null,
     *     description?: string|null,
     *     display_name: string,
     *     inclusive: bool,
     *     jurisdiction?: string|null,
     *     metadata?: array<string,string|int|bool>|null,
     *     percentage: float|string,
     *     state?: string|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function create(array $params, array $options = []): Objects\TaxRate
    {
        return $this->ask('taxRates.create', null, $params, $options, Objects\TaxRate::class);
    }

    /**
     * List tax rates.
     *
     * @param array{
     *     limit?: int,
     *     starting_after?: string,
     *     active?: bool,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     * @return Page<Objects\TaxRate>
     */
    public function list(array $params = [], array $options = []): Page
    {
        return $this->ask('taxRates.list', null, $params, $options, Objects\TaxRate::class);
    }

    /**
     * Retrieve a tax rate.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function retrieve(string $id, array $options = []): Objects\TaxRate
    {
        return $this->ask('taxRates.retrieve', $id, [], $options, Objects\TaxRate::class);
    }

    /**
     * Update a tax rate.
     *
     * @param array{
     *     active?: bool|null,
     *     description?: string|null,
     *     display_name?: string|null,
     *     jurisdiction?: string|null,
     *     metadata?: array<string,string|int|bool>|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function update(string $id, array $params = [], array $options = []): Objects\TaxRate
    {
        return $this->ask('taxRates.update', $id, $params, $options, Objects\TaxRate::class);
    }
}

final class TestClock extends Resource
{
    /**
     * Let go of the test clock: the machine's time counts again.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function release(array $options = []): Objects\TestClock
    {
        return $this->ask('testClock.release', null, [], $options, Objects\TestClock::class);
    }

    /**
     * Look at the test clock.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function retrieve(array $options = []): Objects\TestClock
    {
        return $this->ask('testClock.retrieve', null, [], $options, Objects\TestClock::class);
    }

    /**
     * Set the test clock, or advance it.
     *
     * @param array{
     *     advance?: string|null,
     *     now?: string|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function turn(array $params = [], array $options = []): Objects\TestClock
    {
        return $this->ask('testClock.turn', null, $params, $options, Objects\TestClock::class);
    }
}

final class WebhookEndpoints extends Resource
{
    /**
     * Create a webhook endpoint.
     *
     * @param array{
     *     description?: string|null,
     *     dialect?: 'native'|'elixpo'|'inflow'|'copperx'|'axra'|null,
     *     enabled_events?: list<string>,
     *     events?: list<string>,
     *     expand?: list<'line_items'|'customer'|'payment'>|null,
     *     send_secret?: bool|null,
     *     url: string,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function create(array $params, array $options = []): Objects\WebhookEndpoint
    {
        return $this->ask('webhookEndpoints.create', null, $params, $options, Objects\WebhookEndpoint::class);
    }

    /**
     * Delete a webhook endpoint.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function delete(string $id, array $options = []): Objects\Deleted
    {
        return $this->ask('webhookEndpoints.delete', $id, [], $options, Objects\Deleted::class);
    }

    /**
     * List webhook endpoints.
     *
     * @param array{
     *     limit?: int,
     *     starting_after?: string,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     * @return Page<Objects\WebhookEndpoint>
     */
    public function list(array $params = [], array $options = []): Page
    {
        return $this->ask('webhookEndpoints.list', null, $params, $options, Objects\WebhookEndpoint::class);
    }

    /**
     * Send every event after a place in the sequence again to a webhook endpoint.
     *
     * @param array{
     *     after: int,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function replay(string $id, array $params, array $options = []): Objects\WebhookEndpoint
    {
        return $this->ask('webhookEndpoints.replay', $id, $params, $options, Objects\WebhookEndpoint::class);
    }

    /**
     * Retrieve a webhook endpoint.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function retrieve(string $id, array $options = []): Objects\WebhookEndpoint
    {
        return $this->ask('webhookEndpoints.retrieve', $id, [], $options, Objects\WebhookEndpoint::class);
    }

    /**
     * Give a webhook endpoint another secret.
     *
     * @param array{
     *     expire_previous_in?: int|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function rotateSecret(string $id, array $params = [], array $options = []): Objects\WebhookEndpoint
    {
        return $this->ask('webhookEndpoints.rotateSecret', $id, $params, $options, Objects\WebhookEndpoint::class);
    }

    /**
     * Update a webhook endpoint, or switch it off or on.
     *
     * @param array{
     *     description?: string|null,
     *     disabled?: bool|null,
     *     enabled_events?: list<string>|null,
     *     events?: list<string>|null,
     *     status?: 'enabled'|'disabled'|null,
     *     url?: string|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function update(string $id, array $params = [], array $options = []): Objects\WebhookEndpoint
    {
        return $this->ask('webhookEndpoints.update', $id, $params, $options, Objects\WebhookEndpoint::class);
    }
}

final class Webhooks extends Resource
{
    /**
     * Create a webhook endpoint.
     *
     * @param array{
     *     description?: string|null,
     *     dialect?: 'native'|'elixpo'|'inflow'|'copperx'|'axra'|null,
     *     enabled_events?: list<string>,
     *     events?: list<string>,
     *     expand?: list<'line_items'|'customer'|'payment'>|null,
     *     send_secret?: bool|null,
     *     url: string,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function create(array $params, array $options = []): Objects\WebhookEndpoint
    {
        return $this->ask('webhooks.create', null, $params, $options, Objects\WebhookEndpoint::class);
    }

    /**
     * Delete a webhook endpoint.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function delete(string $id, array $options = []): Objects\Deleted
    {
        return $this->ask('webhooks.delete', $id, [], $options, Objects\Deleted::class);
    }

    /**
     * List webhook endpoints.
     *
     * @param array{
     *     limit?: int,
     *     starting_after?: string,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     * @return Page<Objects\WebhookEndpoint>
     */
    public function list(array $params = [], array $options = []): Page
    {
        return $this->ask('webhooks.list', null, $params, $options, Objects\WebhookEndpoint::class);
    }

    /**
     * Send every event after a place in the sequence again to a webhook endpoint.
     *
     * @param array{
     *     after: int,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function replay(string $id, array $params, array $options = []): Objects\WebhookEndpoint
    {
        return $this->ask('webhooks.replay', $id, $params, $options, Objects\WebhookEndpoint::class);
    }

    /**
     * Retrieve a webhook endpoint.
     *
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function retrieve(string $id, array $options = []): Objects\WebhookEndpoint
    {
        return $this->ask('webhooks.retrieve', $id, [], $options, Objects\WebhookEndpoint::class);
    }

    /**
     * Give a webhook endpoint another secret.
     *
     * @param array{
     *     expire_previous_in?: int|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function rotateSecret(string $id, array $params = [], array $options = []): Objects\WebhookEndpoint
    {
        return $this->ask('webhooks.rotateSecret', $id, $params, $options, Objects\WebhookEndpoint::class);
    }

    /**
     * Update a webhook endpoint, or switch it off or on.
     *
     * @param array{
     *     description?: string|null,
     *     disabled?: bool|null,
     *     enabled_events?: list<string>|null,
     *     events?: list<string>|null,
     *     status?: 'enabled'|'disabled'|null,
     *     url?: string|null,
     * } $params
     * @param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options
     */
    public function update(string $id, array $params = [], array $options = []): Objects\WebhookEndpoint
    {
        return $this->ask('webhooks.update', $id, $params, $options, Objects\WebhookEndpoint::class);
    }
}
