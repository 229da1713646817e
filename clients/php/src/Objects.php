<?php

// What the server answers with. Fields that a newer server has are there as well.
// Written by clients/generate from the server's /openapi.json. Change it there.

declare(strict_types=1);

namespace Kassa\Objects;

use Kassa\KassaObject;

final class Kinds
{
    /** The class of an object, by what it says that it is. */
    public const CLASSES = [
        'catalog' => Catalog::class,
        'catalog_sync' => CatalogSynced::class,
        'coupon' => Coupon::class,
        'customer' => Customer::class,
        'dispute' => Dispute::class,
        'entitlement' => Entitlement::class,
        'event' => Event::class,
        'explanation' => Explanation::class,
        'invoice' => Invoice::class,
        'list' => InvoiceLines::class,
        'item' => LineItem::class,
        'price' => LinePrice::class,
        'branding' => Look::class,
        'offer' => Offer::class,
        'parked_notice' => ParkedNotice::class,
        'payment' => Payment::class,
        'payment_link' => PaymentLink::class,
        'payment_method' => PaymentMethod::class,
        'plan' => Plan::class,
        'billing_portal.session' => PortalSession::class,
        'price' => Price::class,
        'processor' => Processor::class,
        'processor_account' => ProcessorAccount::class,
        'product' => Product::class,
        'promotion_code' => PromotionCode::class,
        'refund' => Refund::class,
        'checkout.session' => Session::class,
        'shipping_rate' => SessionShippingOptionsShippingRate::class,
        'shipping_rate' => ShippingRate::class,
        'subscription' => Subscription::class,
        'subscription_item' => SubscriptionItem::class,
        'list' => SubscriptionItems::class,
        'tax_rate' => TaxRate::class,
        'test_clock' => TestClock::class,
        'webhook_endpoint' => WebhookEndpoint::class,
    ];
}

/**
 * @property-read string|null $city
 * @property-read string|null $country ISO 3166 code of two letters.
 * @property-read string|null $line1
 * @property-read string|null $line2
 * @property-read string|null $postal_code
 * @property-read string|null $state
 */
final class Address extends KassaObject
{
}

/**
 * @property-read true $enabled
 * @property-read int $maximum
 * @property-read int $minimum
 */
final class AdjustableQuantity extends KassaObject
{
}

/**
 * What is added to an invoice, or taken off it, for the rest of a period in which something changed; or credit that
 * an invoice left over.
 *
 * @property-read int $amount Minor units, taxes included; below 0 it is taken off.
 * @property-read string $description For what, such as: Unused time on Pro.
 */
final class Adjustment extends KassaObject
{
}

/**
 * @property-read string|null $code What the buyer typed, in capitals.
 * @property-read string $coupon
 * @property-read string|null $name
 * @property-read string|null $promotion_code
 */
final class AppliedDiscount extends KassaObject
{
}

/**
 * How the pages look. It is there only where something was said about it.
 *
 * @property-read string|null $background_color
 * @property-read 'soft'|'sharp'|'round'|null $corners How the corners of fields and buttons are.
 * @property-read 'system'|'serif'|'mono'|'rounded'|null $font What the pages are set in. All are fonts of the
 * buyer's device; nothing is loaded.
 * @property-read string|null $font_color
 * @property-read string|null $logo_url
 * @property-read string|null $merchant_name
 * @property-read string|null $privacy_url What you do with personal data.
 * @property-read string|null $support Where help is to be had: an e-mail address, or the URL of a page. It stands at
 * the foot.
 * @property-read string|null $terms_url Your terms. They stand at the foot.
 */
final class Branding extends KassaObject
{
}

/**
 * @property-read string $app The merchant's slug.
 * @property-read bool $livemode Whether it is of live mode.
 * @property-read 'catalog' $object
 * @property-read CatalogProduct|null $product
 * @property-read list<CatalogProducts> $products Everything that is for sale, the oldest first.
 * @property-read list<CatalogPrice> $tiers The prices of product.
 */
final class Catalog extends KassaObject
{
}

/**
 * @property-read string $currency Upper-case ISO 4217 code, or that of a token.
 * @property-read CustomAmount|null $custom_unit_amount
 * @property-read string $id
 * @property-read 'day'|'week'|'month'|'year'|null $interval
 * @property-read int|null $interval_count
 * @property-read string $name The nickname, or the name of the product.
 * @property-read string|null $region
 * @property-read 'one_time'|'recurring' $type
 * @property-read int|null $unit_amount
 */
final class CatalogPrice extends KassaObject
{
}

/**
 * @property-read string|null $description
 * @property-read string $id
 * @property-read string $name
 * @property-read string|null $tier
 */
final class CatalogProduct extends KassaObject
{
}

/**
 * @property-read string|null $description
 * @property-read string $id
 * @property-read list<string> $images
 * @property-read string $name
 * @property-read list<CatalogPrice> $prices
 * @property-read string|null $tier
 * @property-read string|null $unit_label
 */
final class CatalogProducts extends KassaObject
{
}

/**
 * @property-read string $app The merchant's slug.
 * @property-read bool $app_updated Whether what is known of the merchant's own pages has changed.
 * @property-read list<CatalogSyncedErrors> $errors The products that were not taken.
 * @property-read 'catalog_sync' $object
 * @property-read bool $ok Whether every product was taken.
 * @property-read list<CatalogSyncedSynced> $synced
 */
final class CatalogSynced extends KassaObject
{
}

/**
 * @property-read 'invalid_tier'|'invalid_product' $error
 * @property-read string $error_description
 * @property-read string $param The field within the product.
 * @property-read string $tier
 */
final class CatalogSyncedErrors extends KassaObject
{
}

/**
 * @property-read int $deactivated How many prices were archived.
 * @property-read list<CatalogSyncedSyncedPrices> $prices
 * @property-read CatalogProduct $product
 */
final class CatalogSyncedSynced extends KassaObject
{
}

/**
 * @property-read bool $created
 * @property-read string $currency Upper-case ISO 4217 code, or that of a token.
 * @property-read string $id
 * @property-read 'day'|'week'|'month'|'year'|null $interval
 * @property-read int|null $interval_count
 * @property-read string|null $region
 * @property-read 'one_time'|'recurring' $type
 * @property-read int|null $unit_amount
 * @property-read bool $updated
 */
final class CatalogSyncedSyncedPrices extends KassaObject
{
}

/**
 * @property-read int|null $amount_off
 * @property-read CouponAppliesTo|null $applies_to
 * @property-read string $created_at When it was made.
 * @property-read string|null $currency
 * @property-read 'once'|'repeating'|'forever' $duration
 * @property-read int|null $duration_in_months
 * @property-read string $id
 * @property-read bool $livemode Whether it is of live mode.
 * @property-read int|null $max_redemptions
 * @property-read int|null $max_redemptions_per_customer
 * @property-read KassaObject $metadata Up to 50 keys of at most 40 characters, with strings of at most 500
 * characters, whole numbers or booleans.
 * @property-read int|null $minimum_amount
 * @property-read string|null $minimum_amount_currency
 * @property-read string|null $name
 * @property-read 'coupon' $object
 * @property-read float|null $percent_off Exact.
 * @property-read string|null $redeem_by
 * @property-read int $times_redeemed
 * @property-read bool $valid Whether somebody can still be given it.
 */
final class Coupon extends KassaObject
{
}

/**
 * @property-read list<string> $products
 */
final class CouponAppliesTo extends KassaObject
{
}

/**
 * Bounds within which the buyer names the amount.
 *
 * @property-read int $maximum The most, in minor units.
 * @property-read int $minimum The least, in minor units.
 * @property-read int|null $preset What is proposed.
 */
final class CustomAmount extends KassaObject
{
}

/**
 * @property-read Address|null $address
 * @property-read string|null $business_name
 * @property-read string $created_at When it was made.
 * @property-read true|null $deleted Only where the customer was deleted. Then nothing else is known of them but the
 * id.
 * @property-read string|null $deleted_at When they were deleted. Only where they were.
 * @property-read string|null $description
 * @property-read string|null $email
 * @property-read string $id
 * @property-read bool $livemode
 * @property-read KassaObject $metadata Up to 50 keys of at most 40 characters, with strings of at most 500
 * characters, whole numbers or booleans.
 * @property-read string|null $name
 * @property-read 'customer' $object
 * @property-read list<string>|null $payment_methods There only where cards are on file: their ids, the newest first.
 * @property-read string|null $phone
 * @property-read ShippingDetails|null $shipping
 * @property-read list<TaxId> $tax_ids
 * @property-read string|null $uid
 */
final class Customer extends KassaObject
{
}

/**
 * @property-read 'day'|'business_day' $unit
 * @property-read int $value
 */
final class Days extends KassaObject
{
}

/**
 * @property-read true $deleted
 * @property-read string $id
 * @property-read string $object
 */
final class Deleted extends KassaObject
{
}

/**
 * @property-read int $amount What is taken off, in minor units.
 * @property-read AppliedDiscount $discount
 */
final class DiscountAmount extends KassaObject
{
}

/**
 * @property-read int $amount
 * @property-read string $created_at
 * @property-read string $currency
 * @property-read string|null $due_by Until when you must answer at the processor.
 * @property-read string $id
 * @property-read bool $livemode
 * @property-read 'dispute' $object
 * @property-read string $payment
 * @property-read string $processor_reference
 * @property-read string $reason In the processor's word.
 * @property-read string $session
 * @property-read
 * 'warning_needs_response'|'warning_under_review'|'warning_closed'|'needs_response'|'under_review'|'won'|'lost'
 * $status
 * @property-read string $updated_at
 */
final class Dispute extends KassaObject
{
}

/**
 * @property-read bool $active Whether the customer has the tier now. This decides, not expires_at.
 * @property-read string|null $app The merchant's slug.
 * @property-read string|null $customer
 * @property-read string|null $expires_at Until when; null: for ever. By a subscription: the end of the period that
 * is paid, after which the customer keeps the tier while the next one is collected.
 * @property-read 'entitlement' $object
 * @property-read 'none'|'active'|'expired'|'revoked' $status
 * @property-read string $tier free when there never was anything.
 * @property-read string|null $uid Your own id of the customer.
 * @property-read int $version Grows by one with each change.
 */
final class Entitlement extends KassaObject
{
}

/**
 * @property-read string $created_at When it happened.
 * @property-read EventData $data
 * @property-read string $id
 * @property-read bool $livemode
 * @property-read 'event' $object
 * @property-read int $pending_webhooks
 * @property-read EventRequest $request
 * @property-read int $sequence The place in the merchant's gapless sequence of this mode.
 * @property-read string $type
 */
final class Event extends KassaObject
{
}

/**
 * @property-read KassaObject $object The object as it was then.
 * @property-read KassaObject|null $previous_attributes Only in events about a change of a subscription: the fields
 * of the object that were others before, with what they were. updated_at is not among them; a change that no field
 * shows leaves it empty.
 */
final class EventData extends KassaObject
{
}

/**
 * @property-read string|null $id
 * @property-read string|null $idempotency_key
 */
final class EventRequest extends KassaObject
{
}

/**
 * @property-read string $currency Upper-case ISO 4217 code, or that of a token.
 * @property-read 'explanation' $object
 * @property-read string $session
 * @property-read list<ExplanationSteps> $steps
 * @property-read int $total What is to be paid, in minor units.
 */
final class Explanation extends KassaObject
{
}

/**
 * @property-read int $amount Minor units.
 * @property-read string $exact The exact value in minor units: a decimal, or a fraction n/d where twelve decimals do
 * not hold it.
 * @property-read string|null $line The line's id.
 * @property-read string $remainder The exact value less the amount.
 * @property-read 'exact'|'half_up'|'largest_remainder'|'capped' $rule How the exact value became whole minor units.
 * @property-read 'line'|'shipping'|'cart' $subject
 * @property-read string $text The step as a sentence.
 * @property-read
 * 'line_subtotal'|'line_share'|'subtotal'|'discount_percent'|'discount_amount'|'discount_share'|'tax_contained'|'tax_share'|'tax_added'|'shipping'|'adjustment'|'carried'|'total'
 * $what line_share: the part of a period that is paid at first. adjustment: what changed in the middle of an earlier
 * period. carried: what could not be taken off and is left for the next invoice.
 */
final class ExplanationSteps extends KassaObject
{
}

/**
 * @property-read list<Adjustment> $adjustments
 * @property-read int $amount_adjusted The sum of adjustments.
 * @property-read int $amount_carried Credit that this invoice did not use up, and that the next one takes off.
 * @property-read int $amount_discount What the discount takes off.
 * @property-read int $amount_paid
 * @property-read int $amount_remaining What is still to be paid: the total while it is open.
 * @property-read int $amount_shipping Shipping, which only a first invoice can have.
 * @property-read int $amount_subtotal The sum of the lines.
 * @property-read int $amount_tax All taxes, those that prices contain included.
 * @property-read int $attempt_count How many charges without the buyer failed.
 * @property-read 'subscription_create'|'subscription_cycle' $billing_reason
 * @property-read string $created_at When it was made.
 * @property-read string $currency Upper-case ISO 4217 code, or that of a token.
 * @property-read string|null $customer
 * @property-read string|null $customer_email
 * @property-read list<AppliedDiscount> $discounts At most one.
 * @property-read string|null $due_date Until when it can be paid, once a charge has failed or nothing is known to
 * charge: 21 days. Then when_unpaid of the subscription counts.
 * @property-read string|null $failure_code Why the last charge was declined; null once it is paid.
 * @property-read string $hosted_invoice_url The page that shows it.
 * @property-read string $id Whoever knows it can see the invoice: it stands in hosted_invoice_url.
 * @property-read InvoiceLines $lines All its lines.
 * @property-read bool $livemode Whether it is of live mode.
 * @property-read string|null $next_payment_attempt When it is charged again without the buyer; null: only the buyer
 * can pay, or it is not open.
 * @property-read string $number The end of the subscription's id, and the place among its invoices.
 * @property-read 'invoice' $object
 * @property-read string|null $paid_at
 * @property-read string|null $payment The payment that paid it; null when nothing was to be paid.
 * @property-read InvoicePaymentMethod|null $payment_method What it was paid with.
 * @property-read string|null $payment_url The page on which the buyer pays it, while it is open.
 * @property-read string $period_end
 * @property-read string $period_start Of the period that it is for.
 * @property-read 'open'|'paid'|'void'|'uncollectible' $status open: it is being collected. void: the subscription
 * was canceled. uncollectible: it was not paid in time, and the subscription ended.
 * @property-read string $subscription
 * @property-read int $total amount_subtotal less amount_discount, with the taxes that are added, amount_shipping,
 * amount_adjusted and amount_carried. Never below 0.
 * @property-read string $updated_at When it last changed.
 */
final class Invoice extends KassaObject
{
}

/**
 * All its lines.
 *
 * @property-read list<LineItem> $data
 * @property-read false $has_more
 * @property-read 'list' $object
 */
final class InvoiceLines extends KassaObject
{
}

/**
 * What it was paid with.
 *
 * @property-read InvoicePaymentMethodCard|null $card
 * @property-read 'card'|'mobile_money'|'bank_transfer'|'crypto' $type
 */
final class InvoicePaymentMethod extends KassaObject
{
}

/**
 * @property-read string $brand
 * @property-read string $last4
 */
final class InvoicePaymentMethodCard extends KassaObject
{
}

/**
 * @property-read AdjustableQuantity|null $adjustable_quantity
 * @property-read int $amount_discount Its share of the discount.
 * @property-read int $amount_subtotal Unit price times quantity.
 * @property-read int $amount_tax All its taxes, those that the price contains included.
 * @property-read int $amount_total Subtotal less discount, and the taxes that are added.
 * @property-read string $currency Upper-case ISO 4217 code, or that of a token.
 * @property-read string $description What the buyer reads.
 * @property-read list<DiscountAmount> $discounts
 * @property-read string $id
 * @property-read 'item' $object
 * @property-read LinePrice $price
 * @property-read int $quantity
 * @property-read list<TaxAmount> $taxes
 * @property-read string|null $tier What paying for it grants.
 */
final class LineItem extends KassaObject
{
}

/**
 * The price as it was when the session was made.
 *
 * @property-read string $currency Upper-case ISO 4217 code, or that of a token.
 * @property-read CustomAmount|null $custom_unit_amount
 * @property-read string|null $id The catalog's price; null for a price of this session only.
 * @property-read 'price' $object
 * @property-read Period|null $period
 * @property-read string|null $product
 * @property-read Period|null $recurring
 * @property-read 'inclusive'|'exclusive'|'unspecified' $tax_behavior Whether the price contains its taxes;
 * unspecified: each tax rate says.
 * @property-read 'one_time'|'recurring' $type
 * @property-read int $unit_amount What one costs; 0 while the buyer has not named an amount.
 * @property-read string|null $unit_label
 */
final class LinePrice extends KassaObject
{
}

/**
 * How your pages look in the mode of the key. What a session or a link says for itself goes before it.
 *
 * @property-read string|null $background_color The colour around the card that is paid on, and of the button where
 * it stands out there.
 * @property-read 'soft'|'sharp'|'round'|null $corners How the corners of fields and buttons are.
 * @property-read 'system'|'serif'|'mono'|'rounded'|null $font What the pages are set in. All are fonts of the
 * buyer's device; nothing is loaded.
 * @property-read string|null $font_color The colour of what is written on it. Where that could not be read, pages
 * take black or white.
 * @property-read LookLogo|null $logo The picture that you uploaded, as it is kept and shown.
 * @property-read string|null $merchant_name What the pages call you.
 * @property-read 'branding' $object
 * @property-read string|null $privacy_url What you do with personal data.
 * @property-read string|null $support Where help is to be had: an e-mail address, or the URL of a page. It stands at
 * the foot.
 * @property-read string|null $terms_url Your terms. They stand at the foot.
 */
final class Look extends KassaObject
{
}

/**
 * @property-read int $height
 * @property-read string $url
 * @property-read int $width
 */
final class LookLogo extends KassaObject
{
}

/**
 * The object that is called like the type is there, if the type has one.
 *
 * @property-read NextActionDisplayBankTransferInstructions|null $display_bank_transfer_instructions
 * @property-read NextActionPayToAddress|null $pay_to_address Amounts are in whole tokens with a decimal point; empty
 * where there is nothing.
 * @property-read NextActionRedirectToUrl|null $redirect_to_url
 * @property-read 'confirm_on_phone'|'redirect_to_url'|'pay_to_address'|'display_bank_transfer_instructions' $type
 * confirm_on_phone: the buyer approves the prompt on the phone. redirect_to_url: the buyer is asked something on a
 * page, such as a code that the network has sent. pay_to_address: the buyer pays from a wallet to an address on a
 * chain. display_bank_transfer_instructions: the buyer transfers the amount.
 */
final class NextAction extends KassaObject
{
}

/**
 * @property-read string $account_number
 * @property-read string $bank_name
 * @property-read string $reference What the buyer must write as the reference.
 */
final class NextActionDisplayBankTransferInstructions extends KassaObject
{
}

/**
 * Amounts are in whole tokens with a decimal point; empty where there is nothing.
 *
 * @property-read string $address Of this payment alone.
 * @property-read string $amount_due How much is still to be paid.
 * @property-read string $amount_received What has arrived and is certain.
 * @property-read string $amount_seen What was seen and is not certain yet.
 * @property-read string $contract
 * @property-read string $network
 * @property-read string $token
 * @property-read string $uri The same as an EIP-681 address.
 */
final class NextActionPayToAddress extends KassaObject
{
}

/**
 * @property-read string $url
 */
final class NextActionRedirectToUrl extends KassaObject
{
}

/**
 * Its terms, as they were sent.
 *
 * @property-read bool $active Whether you let it open sessions. Time and restrictions count besides.
 * @property-read OfferAfterCompletion $after_completion
 * @property-read bool $allow_promotion_codes
 * @property-read int|null $amount Minor units.
 * @property-read Branding|null $branding
 * @property-read string|null $cancel_url
 * @property-read string $created_at When it was made.
 * @property-read string|null $currency Upper-case ISO 4217 code, or that of a token.
 * @property-read int|null $cycles null: until it is canceled.
 * @property-read string|null $description
 * @property-read string|null $expires_at
 * @property-read string $id It is public: it stands in url.
 * @property-read string|null $inactive_message
 * @property-read 'day'|'week'|'month'|'year'|null $interval
 * @property-read int|null $interval_count
 * @property-read bool $livemode Whether it is of live mode.
 * @property-read KassaObject $metadata Each of its sessions has it, too. Up to 50 keys of at most 40 characters,
 * with strings of at most 500 characters, whole numbers or booleans.
 * @property-read string $name
 * @property-read 'offer' $object
 * @property-read 'always'|'if_required' $payment_method_collection
 * @property-read string|null $price The price of the catalog; amount, interval and interval_count are null then.
 * @property-read string $qr_url The same as a QR code, in SVG.
 * @property-read Restrictions $restrictions
 * @property-read int|null $setup_fee Minor units.
 * @property-read string|null $starts_at
 * @property-read string|null $success_url
 * @property-read int|null $trial_period_days null: those of the price.
 * @property-read TrialSettings|null $trial_settings
 * @property-read string $updated_at When it last changed.
 * @property-read string $url Share this. Each buyer who goes on from its page gets a session of their own.
 * @property-read 'cancel'|'unpaid' $when_unpaid
 */
final class Offer extends KassaObject
{
}

/**
 * @property-read OfferAfterCompletionHostedConfirmation|null $hosted_confirmation
 * @property-read 'redirect'|'hosted_confirmation' $type
 */
final class OfferAfterCompletion extends KassaObject
{
}

/**
 * @property-read string|null $custom_message
 */
final class OfferAfterCompletionHostedConfirmation extends KassaObject
{
}

/**
 * @property-read string|null $account
 * @property-read string $created_at
 * @property-read string $id
 * @property-read bool $livemode
 * @property-read 'parked_notice' $object
 * @property-read string|null $payment
 * @property-read string $processor
 * @property-read
 * 'unknown_payment'|'other_account'|'other_mode'|'other_currency'|'amount_mismatch'|'refund_too_large' $reason
 * @property-read string $says
 */
final class ParkedNotice extends KassaObject
{
}

/**
 * @property-read int $amount
 * @property-read int $amount_captured How much was taken of it.
 * @property-read int $amount_disputed How much is disputed and not with you, as long as it stands so.
 * @property-read string|null $amount_excess What arrived on a chain beyond what was asked for, in the token's
 * smallest unit. Yours to return.
 * @property-read int $amount_refunded How much refunds have given back.
 * @property-read 'automatic'|'manual' $capture_method
 * @property-read PaymentCard|null $card
 * @property-read string $created_at When the buyer submitted it, or you asked for it.
 * @property-read string $currency
 * @property-read string|null $customer
 * @property-read string|null $description Its own, or that of its session.
 * @property-read string|null $failure_code Why it failed, or why an operator must look.
 * @property-read string $id
 * @property-read string|null $invoice The invoice that it pays, once there is one.
 * @property-read bool $livemode
 * @property-read KassaObject $metadata Its own, or that of its session.
 * @property-read NextAction|null $next_action What the buyer is to do while it is pending.
 * @property-read 'payment' $object
 * @property-read bool $off_session Whether a kept card was charged without the buyer.
 * @property-read 'card'|'mobile_money'|'bank_transfer'|'crypto' $payment_method
 * @property-read string|null $phone With its middle hidden.
 * @property-read string $processor
 * @property-read string|null $processor_account The account there; none at the simulator, where every merchant has
 * one.
 * @property-read string|null $processor_reference The processor's own name for it.
 * @property-read string|null $provider The mobile network: mtn, telecel or airteltigo.
 * @property-read string|null $receipt_url The receipt, as soon as money was captured. The same address with .json at
 * its end is the signed form.
 * @property-read string|null $saved_payment_method There only where a card was charged that the customer has on
 * file, or where one was put there: its id.
 * @property-read string $session The session that it pays. One that was asked for by POST /v1/payments has a session
 * of its own, which stands in no list.
 * @property-read 'pending'|'processing'|'requires_capture'|'succeeded'|'failed'|'canceled'|'refunded' $status
 * @property-read string $updated_at When it last changed.
 */
final class Payment extends KassaObject
{
}

/**
 * @property-read string $brand
 * @property-read string $last4
 */
final class PaymentCard extends KassaObject
{
}

/**
 * What it sells is shown as it was sent: exactly one of amount, tier, line_items and custom_unit_amount is not null.
 *
 * @property-read bool $active Whether you let it open sessions. Time and restrictions count besides.
 * @property-read PaymentLinkAfterCompletion $after_completion
 * @property-read bool $allow_custom_amount Whether the buyer names the amount.
 * @property-read bool $allow_promotion_codes
 * @property-read int|null $amount Minor units.
 * @property-read PaymentLinkAutomaticTax $automatic_tax
 * @property-read 'auto'|'required' $billing_address_collection
 * @property-read Branding|null $branding
 * @property-read string|null $cancel_url
 * @property-read 'automatic'|'manual' $capture_method
 * @property-read string|null $client_reference_id
 * @property-read true $collect_email The page always asks for it.
 * @property-read bool $collect_name
 * @property-read bool $collect_phone
 * @property-read PaymentLinkConsentCollection|null $consent_collection
 * @property-read string $created_at When it was made.
 * @property-read string|null $currency Upper-case ISO 4217 code, or that of a token.
 * @property-read list<PaymentLinkCustomFields> $custom_fields
 * @property-read PaymentLinkCustomText $custom_text
 * @property-read PaymentLinkCustomUnitAmount|null $custom_unit_amount Bounds within which the buyer names the
 * amount.
 * @property-read 'always'|'if_required' $customer_creation
 * @property-read string|null $default_promotion_code
 * @property-read string|null $description
 * @property-read list<PaymentLinkDiscounts> $discounts At most one.
 * @property-read string|null $expires_at
 * @property-read string $id It is public: it stands in url.
 * @property-read string|null $inactive_message
 * @property-read list<PaymentLinkLine>|null $line_items
 * @property-read bool $livemode Whether it is of live mode.
 * @property-read 'auto'|'ar'|'de'|'en'|'es'|'fr'|'he'|'hi'|'id'|'it'|'ja'|'ko'|'nl'|'pl'|'pt'|'sw'|'tr'|'vi'|'zh'
 * $locale
 * @property-read int|null $maximum_amount
 * @property-read KassaObject $metadata Each of its sessions has it, too. Up to 50 keys of at most 40 characters,
 * with strings of at most 500 characters, whole numbers or booleans.
 * @property-read int|null $minimum_amount
 * @property-read 'payment'|'subscription' $mode
 * @property-read string $name
 * @property-read PaymentLinkNameCollection|null $name_collection
 * @property-read 'payment_link' $object
 * @property-read list<PaymentLinkLine> $optional_items
 * @property-read 'always'|'if_required' $payment_method_collection
 * @property-read list<'card'|'mobile_money'|'bank_transfer'|'crypto'>|null $payment_method_types null: all.
 * @property-read PaymentLinkPhoneNumberCollection $phone_number_collection
 * @property-read string $qr_url The same as a QR code, in SVG.
 * @property-read Restrictions $restrictions
 * @property-read PaymentLinkShippingAddressCollection|null $shipping_address_collection
 * @property-read list<PaymentLinkShippingOptions> $shipping_options
 * @property-read string|null $starts_at
 * @property-read 'auto'|'pay'|'book'|'donate'|'subscribe' $submit_type
 * @property-read SubscriptionData|null $subscription_data
 * @property-read string|null $success_url
 * @property-read PaymentLinkTaxIdCollection $tax_id_collection
 * @property-read list<string> $tax_rates The tax rates of lines that name none.
 * @property-read string|null $tier
 * @property-read string $updated_at When it last changed.
 * @property-read string $url Share this. Each buyer who goes on from its page gets a session of their own.
 */
final class PaymentLink extends KassaObject
{
}

/**
 * @property-read PaymentLinkAfterCompletionHostedConfirmation|null $hosted_confirmation
 * @property-read 'redirect'|'hosted_confirmation' $type
 */
final class PaymentLinkAfterCompletion extends KassaObject
{
}

/**
 * @property-read string|null $custom_message
 */
final class PaymentLinkAfterCompletionHostedConfirmation extends KassaObject
{
}

/**
 * @property-read bool $enabled
 */
final class PaymentLinkAutomaticTax extends KassaObject
{
}

/**
 * @property-read 'auto'|'none' $promotions
 * @property-read 'required'|'none' $terms_of_service
 * @property-read string|null $terms_of_service_url
 */
final class PaymentLinkConsentCollection extends KassaObject
{
}

/**
 * @property-read PaymentLinkCustomFieldsDropdown|null $dropdown
 * @property-read string $key
 * @property-read PaymentLinkCustomFieldsLabel $label
 * @property-read PaymentLinkCustomFieldsNumeric|null $numeric
 * @property-read bool $optional
 * @property-read PaymentLinkCustomFieldsText|null $text
 * @property-read 'text'|'numeric'|'dropdown' $type
 */
final class PaymentLinkCustomFields extends KassaObject
{
}

/**
 * @property-read string|null $default_value
 * @property-read list<PaymentLinkCustomFieldsDropdownOptions> $options
 * @property-read string|null $value Of a session only.
 */
final class PaymentLinkCustomFieldsDropdown extends KassaObject
{
}

/**
 * @property-read string $label
 * @property-read string $value
 */
final class PaymentLinkCustomFieldsDropdownOptions extends KassaObject
{
}

/**
 * @property-read string $custom
 * @property-read 'custom' $type
 */
final class PaymentLinkCustomFieldsLabel extends KassaObject
{
}

/**
 * @property-read string|null $default_value
 * @property-read int|null $maximum_length
 * @property-read int|null $minimum_length
 * @property-read string|null $value Of a session only.
 */
final class PaymentLinkCustomFieldsNumeric extends KassaObject
{
}

/**
 * @property-read string|null $default_value
 * @property-read int|null $maximum_length
 * @property-read int|null $minimum_length
 * @property-read string|null $value Of a session only.
 */
final class PaymentLinkCustomFieldsText extends KassaObject
{
}

/**
 * @property-read PaymentLinkCustomTextShippingAddress|null $shipping_address
 * @property-read PaymentLinkCustomTextSubmit|null $submit
 * @property-read PaymentLinkCustomTextTermsOfServiceAcceptance|null $terms_of_service_acceptance
 */
final class PaymentLinkCustomText extends KassaObject
{
}

/**
 * @property-read string $message
 */
final class PaymentLinkCustomTextShippingAddress extends KassaObject
{
}

/**
 * @property-read string $message
 */
final class PaymentLinkCustomTextSubmit extends KassaObject
{
}

/**
 * @property-read string $message
 */
final class PaymentLinkCustomTextTermsOfServiceAcceptance extends KassaObject
{
}

/**
 * Bounds within which the buyer names the amount.
 *
 * @property-read int|null $maximum
 * @property-read int|null $minimum
 * @property-read int|null $preset
 */
final class PaymentLinkCustomUnitAmount extends KassaObject
{
}

/**
 * @property-read string|null $coupon
 * @property-read string|null $promotion_code
 */
final class PaymentLinkDiscounts extends KassaObject
{
}

/**
 * @property-read PaymentLinkLineAdjustableQuantity|null $adjustable_quantity
 * @property-read string|null $price A price of the catalog: as it is when a session is opened.
 * @property-read PaymentLinkLinePriceData|null $price_data
 * @property-read int $quantity
 * @property-read list<string> $tax_rates
 */
final class PaymentLinkLine extends KassaObject
{
}

/**
 * @property-read true $enabled
 * @property-read int|null $maximum
 * @property-read int|null $minimum
 */
final class PaymentLinkLineAdjustableQuantity extends KassaObject
{
}

/**
 * @property-read string|null $currency Upper-case ISO 4217 code, or that of a token.
 * @property-read PaymentLinkLinePriceDataCustomUnitAmount|null $custom_unit_amount Bounds within which the buyer
 * names the amount.
 * @property-read string|null $product A product of the catalog.
 * @property-read PaymentLinkLinePriceDataProductData|null $product_data
 * @property-read PaymentLinkLinePriceDataRecurring|null $recurring
 * @property-read 'inclusive'|'exclusive'|'unspecified'|null $tax_behavior
 * @property-read int|null $unit_amount Minor units: pesewas, cents, whole yen, 10^-8 of a token.
 */
final class PaymentLinkLinePriceData extends KassaObject
{
}

/**
 * Bounds within which the buyer names the amount.
 *
 * @property-read int|null $maximum
 * @property-read int|null $minimum
 * @property-read int|null $preset
 */
final class PaymentLinkLinePriceDataCustomUnitAmount extends KassaObject
{
}

/**
 * @property-read string|null $description
 * @property-read string $name
 * @property-read string|null $unit_label
 */
final class PaymentLinkLinePriceDataProductData extends KassaObject
{
}

/**
 * @property-read 'day'|'week'|'month'|'year' $interval
 * @property-read int $interval_count
 */
final class PaymentLinkLinePriceDataRecurring extends KassaObject
{
}

/**
 * @property-read PaymentLinkNameCollectionBusiness $business
 * @property-read PaymentLinkNameCollectionIndividual $individual
 */
final class PaymentLinkNameCollection extends KassaObject
{
}

/**
 * @property-read bool $enabled
 * @property-read bool $optional
 */
final class PaymentLinkNameCollectionBusiness extends KassaObject
{
}

/**
 * @property-read bool $enabled
 * @property-read bool $optional
 */
final class PaymentLinkNameCollectionIndividual extends KassaObject
{
}

/**
 * @property-read bool $enabled
 */
final class PaymentLinkPhoneNumberCollection extends KassaObject
{
}

/**
 * @property-read list<string> $allowed_countries
 */
final class PaymentLinkShippingAddressCollection extends KassaObject
{
}

/**
 * @property-read string|null $shipping_rate A stored shipping rate.
 * @property-read PaymentLinkShippingOptionsShippingRateData|null $shipping_rate_data
 */
final class PaymentLinkShippingOptions extends KassaObject
{
}

/**
 * @property-read PaymentLinkShippingOptionsShippingRateDataDeliveryEstimate|null $delivery_estimate
 * @property-read string $display_name
 * @property-read PaymentLinkShippingOptionsShippingRateDataFixedAmount $fixed_amount
 * @property-read 'inclusive'|'exclusive'|'unspecified'|null $tax_behavior
 * @property-read 'fixed_amount' $type
 */
final class PaymentLinkShippingOptionsShippingRateData extends KassaObject
{
}

/**
 * @property-read Days|null $maximum
 * @property-read Days|null $minimum
 */
final class PaymentLinkShippingOptionsShippingRateDataDeliveryEstimate extends KassaObject
{
}

/**
 * @property-read int $amount Minor units: pesewas, cents, whole yen, 10^-8 of a token.
 * @property-read string|null $currency Upper-case ISO 4217 code, or that of a token.
 */
final class PaymentLinkShippingOptionsShippingRateDataFixedAmount extends KassaObject
{
}

/**
 * @property-read bool $enabled
 * @property-read 'if_supported'|'never' $required
 */
final class PaymentLinkTaxIdCollection extends KassaObject
{
}

/**
 * A card that a customer has put on file: it can be charged without them.
 *
 * @property-read PaymentMethodCard|null $card
 * @property-read string $created_at Since when it is on file.
 * @property-read string $customer
 * @property-read string $id
 * @property-read bool $livemode
 * @property-read 'payment_method' $object
 * @property-read string $processor Who keeps it. Only they can charge it.
 * @property-read string|null $processor_account The account there; none at the simulator, where every merchant has
 * one.
 * @property-read string $session The session in which the customer allowed it.
 * @property-read 'card'|'mobile_money'|'bank_transfer'|'crypto' $type
 */
final class PaymentMethod extends KassaObject
{
}

/**
 * @property-read string $brand
 * @property-read string $last4
 */
final class PaymentMethodCard extends KassaObject
{
}

/**
 * A span of calendar time.
 *
 * @property-read 'day'|'week'|'month'|'year' $interval
 * @property-read int $interval_count
 */
final class Period extends KassaObject
{
}

/**
 * A product with one of its recurring prices. Its id is taken wherever that of a price is.
 *
 * @property-read bool $active Whether it can be bought: both product and price are active.
 * @property-read int $amount What each period costs, in minor units.
 * @property-read string $created_at When it was made.
 * @property-read string $currency
 * @property-read string|null $description
 * @property-read string $id
 * @property-read 'day'|'week'|'month'|'year' $interval
 * @property-read int $interval_count
 * @property-read bool $livemode Whether it is of live mode.
 * @property-read KassaObject $metadata That of the price.
 * @property-read string $name
 * @property-read 'plan' $object
 * @property-read string $price
 * @property-read string $product
 * @property-read int|null $trial_period_days
 * @property-read string $updated_at When it last changed.
 */
final class Plan extends KassaObject
{
}

/**
 * @property-read string $created_at When it was made.
 * @property-read string $customer
 * @property-read string $expires_at Until when it lets in: an hour.
 * @property-read 'billing_portal.session' $object
 * @property-read string|null $return_url
 * @property-read string $url Send the customer here. Whoever has it is let in: it is a secret, and is not shown
 * again.
 */
final class PortalSession extends KassaObject
{
}

/**
 * @property-read bool $active
 * @property-read string $created_at When it was made.
 * @property-read string $currency Upper-case ISO 4217 code, or that of a token.
 * @property-read KassaObject $currency_options
 * @property-read CustomAmount|null $custom_unit_amount
 * @property-read string $id
 * @property-read bool $livemode Whether it is of live mode.
 * @property-read string|null $lookup_key
 * @property-read KassaObject $metadata Up to 50 keys of at most 40 characters, with strings of at most 500
 * characters, whole numbers or booleans.
 * @property-read string|null $nickname
 * @property-read 'price' $object
 * @property-read Period|null $period
 * @property-read string $product
 * @property-read PriceRecurring|null $recurring
 * @property-read string|null $region Two letters by which a declared catalog tells prices apart.
 * @property-read 'inclusive'|'exclusive'|'unspecified' $tax_behavior Whether the price contains its taxes;
 * unspecified: each tax rate says.
 * @property-read 'one_time'|'recurring' $type
 * @property-read int|null $unit_amount Minor units: pesewas, cents, whole yen, 10^-8 of a token.
 * @property-read string $updated_at When it last changed.
 */
final class Price extends KassaObject
{
}

/**
 * @property-read CustomAmount|null $custom_unit_amount
 * @property-read 'inclusive'|'exclusive'|'unspecified' $tax_behavior Whether the price contains its taxes;
 * unspecified: each tax rate says.
 * @property-read int|null $unit_amount
 */
final class PriceCurrencyOptions extends KassaObject
{
}

/**
 * @property-read 'day'|'week'|'month'|'year' $interval
 * @property-read int $interval_count
 * @property-read int|null $trial_period_days
 */
final class PriceRecurring extends KassaObject
{
}

/**
 * @property-read 'none'|'whole'|'any' $captures
 * @property-read string $id
 * @property-read list<ProcessorMethods> $methods
 * @property-read string $name
 * @property-read 'processor' $object
 * @property-read 'none'|'whole'|'any' $refunds
 * @property-read list<ProcessorSettings> $settings
 */
final class Processor extends KassaObject
{
}

/**
 * @property-read list<string> $countries
 * @property-read string $created_at
 * @property-read list<string> $currencies
 * @property-read string $id
 * @property-read bool $kept_by_file Whether the server's configuration file keeps it.
 * @property-read bool $livemode
 * @property-read list<'card'|'mobile_money'|'bank_transfer'|'crypto'>|null $methods
 * @property-read string $name
 * @property-read string $notices_url Where the processor is to send its webhooks.
 * @property-read 'processor_account' $object
 * @property-read int $priority
 * @property-read string $processor
 * @property-read KassaObject $secrets Those that are set, each with nothing but its last four characters.
 * @property-read KassaObject $settings
 * @property-read 'enabled'|'disabled' $status
 * @property-read string $updated_at
 */
final class ProcessorAccount extends KassaObject
{
}

/**
 * @property-read list<string> $countries Any where it is empty.
 * @property-read list<string> $currencies Any where it is empty.
 * @property-read bool $manual_capture
 * @property-read 'card'|'mobile_money'|'bank_transfer'|'crypto' $method
 * @property-read bool $recurring Whether it can be charged again without the buyer.
 */
final class ProcessorMethods extends KassaObject
{
}

/**
 * @property-read string|null $default
 * @property-read string $description
 * @property-read string $name
 * @property-read bool $required
 * @property-read bool $secret
 */
final class ProcessorSettings extends KassaObject
{
}

/**
 * @property-read bool $active
 * @property-read string $created_at When it was made.
 * @property-read string|null $description
 * @property-read string $id
 * @property-read list<string> $images
 * @property-read bool $livemode Whether it is of live mode.
 * @property-read KassaObject $metadata Up to 50 keys of at most 40 characters, with strings of at most 500
 * characters, whole numbers or booleans.
 * @property-read string $name
 * @property-read 'product' $object
 * @property-read string|null $tier
 * @property-read string|null $unit_label
 * @property-read string $updated_at When it last changed.
 */
final class Product extends KassaObject
{
}

/**
 * @property-read bool $active
 * @property-read string $code
 * @property-read string $coupon
 * @property-read string $created_at When it was made.
 * @property-read string|null $customer
 * @property-read string|null $expires_at
 * @property-read string $id
 * @property-read bool $livemode Whether it is of live mode.
 * @property-read int|null $max_redemptions
 * @property-read KassaObject $metadata Up to 50 keys of at most 40 characters, with strings of at most 500
 * characters, whole numbers or booleans.
 * @property-read 'promotion_code' $object
 * @property-read PromotionCodePromotion $promotion
 * @property-read PromotionCodeRestrictions $restrictions
 * @property-read int $times_redeemed
 */
final class PromotionCode extends KassaObject
{
}

/**
 * @property-read string $coupon
 * @property-read 'coupon' $type
 */
final class PromotionCodePromotion extends KassaObject
{
}

/**
 * @property-read bool $first_time_transaction
 * @property-read int|null $minimum_amount
 * @property-read string|null $minimum_amount_currency
 */
final class PromotionCodeRestrictions extends KassaObject
{
}

/**
 * @property-read int $amount
 * @property-read string $created_at
 * @property-read string $currency
 * @property-read string|null $failure_reason In the processor's words.
 * @property-read string $id
 * @property-read bool $livemode
 * @property-read KassaObject $metadata
 * @property-read 'refund' $object
 * @property-read 'merchant'|'surplus'|'processor'|'by_hand' $origin merchant: you asked for it. surplus: the money
 * came too late or twice. processor: somebody made it at the processor. by_hand: you gave it back by other means.
 * @property-read string $payment
 * @property-read string|null $processor_reference
 * @property-read 'duplicate'|'fraudulent'|'requested_by_customer'|null $reason
 * @property-read string $session
 * @property-read 'pending'|'succeeded'|'failed' $status What is pending is reserved: it counts as refunded for every
 * further refund.
 * @property-read string $updated_at
 */
final class Refund extends KassaObject
{
}

/**
 * @property-read RestrictionsCompletedSessions $completed_sessions
 */
final class Restrictions extends KassaObject
{
}

/**
 * @property-read int $count How many of its sessions were paid.
 * @property-read int|null $limit null: any number.
 */
final class RestrictionsCompletedSessions extends KassaObject
{
}

/**
 * @property-read SessionAfterCompletion $after_completion
 * @property-read bool $allow_promotion_codes
 * @property-read int $amount What is to be paid, in minor units, by what the buyer has chosen so far.
 * @property-read int $amount_subtotal The sum of the lines.
 * @property-read SessionAutomaticTax $automatic_tax
 * @property-read 'auto'|'required' $billing_address_collection
 * @property-read Branding|null $branding
 * @property-read string|null $cancel_url
 * @property-read 'automatic'|'manual' $capture_method
 * @property-read string|null $client_reference_id
 * @property-read SessionCollectedInformation|null $collected_information
 * @property-read SessionConsent|null $consent
 * @property-read SessionConsentCollection|null $consent_collection
 * @property-read string $created_at When it was made.
 * @property-read string $currency
 * @property-read list<SessionCustomFields> $custom_fields
 * @property-read SessionCustomText $custom_text
 * @property-read string|Customer|null $customer
 * @property-read 'always'|'if_required' $customer_creation
 * @property-read SessionCustomerDetails|null $customer_details
 * @property-read string|null $customer_email
 * @property-read SessionCustomerUpdate $customer_update
 * @property-read string|null $description
 * @property-read list<AppliedDiscount> $discounts
 * @property-read list<string>|null $embed_origins The origins that may have it in a frame.
 * @property-read string|null $exclusive_key
 * @property-read string $expires_at Until when it can be paid.
 * @property-read string $id
 * @property-read string|null $invoice The subscription's first invoice, when it is paid. Or the invoice that it
 * pays: a payment of a renewal names such a session.
 * @property-read KassaObject|null $line_items
 * @property-read bool $livemode
 * @property-read 'auto'|'ar'|'de'|'en'|'es'|'fr'|'he'|'hi'|'id'|'it'|'ja'|'ko'|'nl'|'pl'|'pt'|'sw'|'tr'|'vi'|'zh'
 * $locale
 * @property-read KassaObject $metadata Up to 50 keys of at most 40 characters, with strings of at most 500
 * characters, whole numbers or booleans.
 * @property-read 'payment'|'subscription'|'setup' $mode
 * @property-read SessionNameCollection|null $name_collection
 * @property-read 'checkout.session' $object
 * @property-read string|null $offer The offer that opened it.
 * @property-read list<SessionOptionalItems> $optional_items
 * @property-read string|Payment|null $payment
 * @property-read string|null $payment_link The payment link that opened it.
 * @property-read string|null $payment_method There only where a card was put on file: its id.
 * @property-read 'always'|'if_required' $payment_method_collection Whether a payment method is asked for also when
 * nothing is to be paid now. It means something in mode subscription only.
 * @property-read list<'card'|'mobile_money'|'bank_transfer'|'crypto'> $payment_method_types
 * @property-read 'unpaid'|'paid'|'no_payment_required' $payment_status
 * @property-read SessionPhoneNumberCollection $phone_number_collection
 * @property-read true|null $save_payment_method There only where the card that pays is put on file.
 * @property-read SessionShippingAddressCollection|null $shipping_address_collection
 * @property-read SessionShippingCost|null $shipping_cost
 * @property-read list<SessionShippingOptions> $shipping_options
 * @property-read 'open'|'complete'|'expired' $status
 * @property-read 'pay'|'book'|'donate'|'subscribe' $submit_type
 * @property-read string|null $subscription The subscription that it starts: there from the moment a buyer submits a
 * payment. Or the one for which the buyer gives another card.
 * @property-read string|null $success_url
 * @property-read SessionTaxIdCollection $tax_id_collection
 * @property-read string|null $tier The tier that was asked for.
 * @property-read SessionTotalDetails $total_details
 * @property-read KassaObject $tracking What the address of the link said about where the buyer came from: ref,
 * gclid, fbclid, msclkid and all that begin with utm_.
 * @property-read 'embedded'|null $ui_mode There only where the page is seen in a frame.
 * @property-read string $url Send the buyer here.
 */
final class Session extends KassaObject
{
}

/**
 * @property-read SessionAfterCompletionHostedConfirmation|null $hosted_confirmation
 * @property-read 'redirect'|'hosted_confirmation' $type
 */
final class SessionAfterCompletion extends KassaObject
{
}

/**
 * @property-read string|null $custom_message
 */
final class SessionAfterCompletionHostedConfirmation extends KassaObject
{
}

/**
 * @property-read bool $enabled
 * @property-read 'requires_location_inputs'|'complete'|null $status
 */
final class SessionAutomaticTax extends KassaObject
{
}

/**
 * @property-read string|null $business_name
 * @property-read string|null $individual_name
 * @property-read ShippingDetails|null $shipping_details
 */
final class SessionCollectedInformation extends KassaObject
{
}

/**
 * @property-read 'opt_in'|'opt_out'|null $promotions
 * @property-read 'accepted'|null $terms_of_service
 */
final class SessionConsent extends KassaObject
{
}

/**
 * @property-read 'auto'|'none' $promotions
 * @property-read 'required'|'none' $terms_of_service
 * @property-read string|null $terms_of_service_url
 */
final class SessionConsentCollection extends KassaObject
{
}

/**
 * @property-read SessionCustomFieldsDropdown|null $dropdown
 * @property-read string $key
 * @property-read SessionCustomFieldsLabel $label
 * @property-read SessionCustomFieldsNumeric|null $numeric
 * @property-read bool $optional
 * @property-read SessionCustomFieldsText|null $text
 * @property-read 'text'|'numeric'|'dropdown' $type
 */
final class SessionCustomFields extends KassaObject
{
}

/**
 * @property-read string|null $default_value
 * @property-read list<SessionCustomFieldsDropdownOptions> $options
 * @property-read string|null $value
 */
final class SessionCustomFieldsDropdown extends KassaObject
{
}

/**
 * @property-read string $label
 * @property-read string $value
 */
final class SessionCustomFieldsDropdownOptions extends KassaObject
{
}

/**
 * @property-read string $custom
 * @property-read 'custom' $type
 */
final class SessionCustomFieldsLabel extends KassaObject
{
}

/**
 * @property-read string|null $default_value
 * @property-read int|null $maximum_length
 * @property-read int|null $minimum_length
 * @property-read string|null $value What the buyer gave.
 */
final class SessionCustomFieldsNumeric extends KassaObject
{
}

/**
 * @property-read string|null $default_value
 * @property-read int|null $maximum_length
 * @property-read int|null $minimum_length
 * @property-read string|null $value What the buyer gave.
 */
final class SessionCustomFieldsText extends KassaObject
{
}

/**
 * @property-read SessionCustomTextShippingAddress|null $shipping_address
 * @property-read SessionCustomTextSubmit|null $submit
 * @property-read SessionCustomTextTermsOfServiceAcceptance|null $terms_of_service_acceptance
 */
final class SessionCustomText extends KassaObject
{
}

/**
 * @property-read string $message
 */
final class SessionCustomTextShippingAddress extends KassaObject
{
}

/**
 * @property-read string $message
 */
final class SessionCustomTextSubmit extends KassaObject
{
}

/**
 * @property-read string $message
 */
final class SessionCustomTextTermsOfServiceAcceptance extends KassaObject
{
}

/**
 * @property-read Address|null $address
 * @property-read string|null $business_name
 * @property-read string|null $email
 * @property-read string|null $name
 * @property-read string|null $phone
 * @property-read list<TaxId> $tax_ids
 */
final class SessionCustomerDetails extends KassaObject
{
}

/**
 * @property-read 'auto'|'never' $address
 * @property-read 'auto'|'never' $name
 * @property-read 'auto'|'never' $shipping
 */
final class SessionCustomerUpdate extends KassaObject
{
}

/**
 * @property-read SessionNameCollectionBusiness $business
 * @property-read SessionNameCollectionIndividual $individual
 */
final class SessionNameCollection extends KassaObject
{
}

/**
 * @property-read bool $enabled
 * @property-read bool $optional
 */
final class SessionNameCollectionBusiness extends KassaObject
{
}

/**
 * @property-read bool $enabled
 * @property-read bool $optional
 */
final class SessionNameCollectionIndividual extends KassaObject
{
}

/**
 * @property-read bool $added Whether the buyer has added it.
 * @property-read AdjustableQuantity|null $adjustable_quantity
 * @property-read string $description
 * @property-read string $id
 * @property-read LinePrice $price
 * @property-read int $quantity How many are offered.
 */
final class SessionOptionalItems extends KassaObject
{
}

/**
 * @property-read bool $enabled
 */
final class SessionPhoneNumberCollection extends KassaObject
{
}

/**
 * @property-read list<string> $allowed_countries
 */
final class SessionShippingAddressCollection extends KassaObject
{
}

/**
 * @property-read int $amount_subtotal
 * @property-read int $amount_tax
 * @property-read int $amount_total
 * @property-read string $shipping_rate
 * @property-read list<TaxAmount> $taxes
 */
final class SessionShippingCost extends KassaObject
{
}

/**
 * @property-read int $shipping_amount
 * @property-read SessionShippingOptionsShippingRate $shipping_rate
 */
final class SessionShippingOptions extends KassaObject
{
}

/**
 * @property-read SessionShippingOptionsShippingRateDeliveryEstimate|null $delivery_estimate
 * @property-read string $display_name
 * @property-read SessionShippingOptionsShippingRateFixedAmount $fixed_amount
 * @property-read string $id
 * @property-read 'shipping_rate' $object
 * @property-read 'inclusive'|'exclusive'|'unspecified' $tax_behavior Whether the price contains its taxes;
 * unspecified: each tax rate says.
 * @property-read 'fixed_amount' $type
 */
final class SessionShippingOptionsShippingRate extends KassaObject
{
}

/**
 * @property-read Days $maximum
 * @property-read Days $minimum
 */
final class SessionShippingOptionsShippingRateDeliveryEstimate extends KassaObject
{
}

/**
 * @property-read int $amount
 * @property-read string $currency Upper-case ISO 4217 code, or that of a token.
 */
final class SessionShippingOptionsShippingRateFixedAmount extends KassaObject
{
}

/**
 * @property-read bool $enabled
 * @property-read 'if_supported'|'never' $required
 */
final class SessionTaxIdCollection extends KassaObject
{
}

/**
 * @property-read int $amount_discount
 * @property-read int $amount_shipping
 * @property-read int $amount_tax All taxes, those that prices contain included.
 * @property-read SessionTotalDetailsBreakdown $breakdown
 */
final class SessionTotalDetails extends KassaObject
{
}

/**
 * @property-read list<DiscountAmount> $discounts
 * @property-read list<TaxAmount> $taxes
 */
final class SessionTotalDetailsBreakdown extends KassaObject
{
}

/**
 * @property-read Address $address
 * @property-read string|null $name To whom.
 */
final class ShippingDetails extends KassaObject
{
}

/**
 * @property-read bool $active
 * @property-read string $created_at When it was made.
 * @property-read ShippingRateDeliveryEstimate|null $delivery_estimate
 * @property-read string $display_name
 * @property-read ShippingRateFixedAmount $fixed_amount
 * @property-read string $id
 * @property-read bool $livemode Whether it is of live mode.
 * @property-read KassaObject $metadata Up to 50 keys of at most 40 characters, with strings of at most 500
 * characters, whole numbers or booleans.
 * @property-read 'shipping_rate' $object
 * @property-read 'inclusive'|'exclusive'|'unspecified' $tax_behavior Whether the price contains its taxes;
 * unspecified: shipping is not taxed.
 * @property-read 'fixed_amount' $type
 */
final class ShippingRate extends KassaObject
{
}

/**
 * @property-read Days $maximum
 * @property-read Days $minimum
 */
final class ShippingRateDeliveryEstimate extends KassaObject
{
}

/**
 * @property-read int $amount Minor units: pesewas, cents, whole yen, 10^-8 of a token.
 * @property-read string $currency Upper-case ISO 4217 code, or that of a token.
 */
final class ShippingRateFixedAmount extends KassaObject
{
}

/**
 * @property-read int $amount What each whole period costs now, in minor units: items less discounts, with taxes,
 * without pending_adjustments.
 * @property-read string $billing_cycle_anchor Where its whole periods are counted from, by the calendar in UTC: 31
 * January, 28 February, 31 March.
 * @property-read string|null $cancel_at When it is to end.
 * @property-read bool $cancel_at_period_end Whether it ends with the current period.
 * @property-read string|null $canceled_at When somebody asked for its end; it may go on until cancel_at or the end
 * of its period.
 * @property-read string $created_at When it was made.
 * @property-read string $currency Upper-case ISO 4217 code, or that of a token.
 * @property-read string $current_period_end When it renews, or ends. During a trial, the end of the trial.
 * @property-read string $current_period_start
 * @property-read string|null $customer Who pays; null at most while it is incomplete.
 * @property-read int|null $cycles_left How many more whole periods begin before it ends by itself; null: until it is
 * canceled.
 * @property-read string|null $discount_end Periods that begin before it have the discount; null: every one, or there
 * is no discount.
 * @property-read list<AppliedDiscount> $discounts At most one.
 * @property-read string|null $ended_at When it ended.
 * @property-read string|null $held_at Since when its renewals wait for you, because one came more than 7 days too
 * late with the next one due already, or cost more than an invoice can hold. Resume lets them go.
 * @property-read string $id
 * @property-read 'day'|'week'|'month'|'year' $interval
 * @property-read int $interval_count A period is so many intervals.
 * @property-read SubscriptionItems $items All its items.
 * @property-read string|null $latest_invoice
 * @property-read bool $livemode Whether it is of live mode.
 * @property-read KassaObject $metadata Up to 50 keys of at most 40 characters, with strings of at most 500
 * characters, whole numbers or booleans.
 * @property-read 'subscription' $object
 * @property-read string|null $offer The offer that it began with.
 * @property-read string|null $open_invoice The invoice that is being collected.
 * @property-read string|null $paused_at Since when it is paused.
 * @property-read string|null $payment_link The payment link that it began with.
 * @property-read SubscriptionPaymentMethod|null $payment_method What renewals are charged to; null: nothing is
 * known.
 * @property-read list<Adjustment> $pending_adjustments What will be part of the next invoice because something
 * changed in the middle of a period.
 * @property-read string|null $resumes_at When a pause ends by itself.
 * @property-read string $session The checkout session that it began with.
 * @property-read string|null $started_at When its first payment was paid, or its trial began.
 * @property-read 'incomplete'|'trialing'|'active'|'past_due'|'paused'|'canceled'|'unpaid' $status incomplete: its
 * first payment is not paid yet. past_due: a renewal is not paid and is being collected; the customer keeps what is
 * paid for. unpaid: collecting was given up, and it goes on when the open invoice is paid. canceled is the end.
 * @property-read string|null $trial_end Until when it is, or was, free at first.
 * @property-read TrialSettings $trial_settings
 * @property-read string $updated_at When it last changed.
 * @property-read 'cancel'|'unpaid' $when_unpaid What becomes of it when a renewal is not paid within 21 days.
 */
final class Subscription extends KassaObject
{
}

/**
 * The terms of a subscription, as they were sent.
 *
 * @property-read string|null $billing_cycle_anchor
 * @property-read int|null $cycles
 * @property-read KassaObject $metadata Up to 50 keys of at most 40 characters, with strings of at most 500
 * characters, whole numbers or booleans.
 * @property-read 'create_prorations'|'none'|null $proration_behavior
 * @property-read string|null $trial_end
 * @property-read int|null $trial_period_days
 * @property-read TrialSettings|null $trial_settings
 * @property-read 'cancel'|'unpaid'|null $when_unpaid
 */
final class SubscriptionData extends KassaObject
{
}

/**
 * @property-read string $description What the buyer reads.
 * @property-read string $id
 * @property-read 'subscription_item' $object
 * @property-read LinePrice $price
 * @property-read int $quantity
 * @property-read string|null $tier What paying for it grants.
 */
final class SubscriptionItem extends KassaObject
{
}

/**
 * All its items.
 *
 * @property-read list<SubscriptionItem> $data
 * @property-read false $has_more
 * @property-read 'list' $object
 */
final class SubscriptionItems extends KassaObject
{
}

/**
 * What renewals are charged to; null: nothing is known.
 *
 * @property-read SubscriptionPaymentMethodCard|null $card
 * @property-read 'card'|'mobile_money'|'bank_transfer'|'crypto' $type
 */
final class SubscriptionPaymentMethod extends KassaObject
{
}

/**
 * @property-read string $brand
 * @property-read string $last4
 */
final class SubscriptionPaymentMethodCard extends KassaObject
{
}

/**
 * @property-read int $amount Minor units.
 * @property-read bool $inclusive Whether the price already contains it.
 * @property-read TaxAmountRate $rate
 * @property-read int $taxable_amount What it is computed on.
 */
final class TaxAmount extends KassaObject
{
}

/**
 * @property-read string|null $country
 * @property-read string|null $display_name
 * @property-read string $id
 * @property-read bool $inclusive As the rate says it.
 * @property-read float|null $percentage Exact, with up to four decimals.
 * @property-read string|null $state
 */
final class TaxAmountRate extends KassaObject
{
}

/**
 * @property-read string $type Such as eu_vat.
 * @property-read string $value
 */
final class TaxId extends KassaObject
{
}

/**
 * @property-read bool $active
 * @property-read string|null $country
 * @property-read string $created_at When it was made.
 * @property-read string|null $description
 * @property-read string $display_name
 * @property-read string $id
 * @property-read bool $inclusive
 * @property-read string|null $jurisdiction
 * @property-read bool $livemode Whether it is of live mode.
 * @property-read KassaObject $metadata Up to 50 keys of at most 40 characters, with strings of at most 500
 * characters, whole numbers or booleans.
 * @property-read 'tax_rate' $object
 * @property-read float $percentage Exact.
 * @property-read string|null $state
 */
final class TaxRate extends KassaObject
{
}

/**
 * The time of a merchant in test mode. It stands still until it is advanced or released.
 *
 * @property-read false $livemode
 * @property-read string $now What time it is for this merchant.
 * @property-read 'test_clock' $object
 * @property-read 'released'|'advancing'|'ready' $status released: none is set, and the machine's time counts.
 * advancing: it is on its way. ready: it stands.
 * @property-read string|null $target Where it is going.
 */
final class TestClock extends KassaObject
{
}

/**
 * What happens when a trial ends and no payment method is known.
 *
 * @property-read TrialSettingsEndBehavior $end_behavior
 */
final class TrialSettings extends KassaObject
{
}

/**
 * @property-read 'cancel'|'pause'|'create_invoice' $missing_payment_method cancel ends the subscription, pause
 * pauses it, create_invoice, the default, makes an invoice that the buyer pays on its page.
 */
final class TrialSettingsEndBehavior extends KassaObject
{
}

/**
 * @property-read string $created_at When it was made.
 * @property-read string|null $description
 * @property-read string $dialect In whose form the payloads are written and signed.
 * @property-read list<string> $enabled_events
 * @property-read list<string> $events
 * @property-read list<'line_items'|'customer'|'payment'> $expand
 * @property-read string $id
 * @property-read bool $livemode
 * @property-read 'webhook_endpoint' $object
 * @property-read WebhookEndpointReplayValue|null $replay Only where events were asked to be sent again: how far that
 * is.
 * @property-read string|null $secret Only in the answer to create.
 * @property-read 'enabled'|'disabled' $status
 * @property-read string $url
 */
final class WebhookEndpoint extends KassaObject
{
}

/**
 * Only where events were asked to be sent again: how far that is.
 *
 * @property-read bool $finished
 * @property-read int $sequence The sequence number up to which they are put out.
 * @property-read int $until The sequence number that it goes to.
 */
final class WebhookEndpointReplayValue extends KassaObject
{
}
