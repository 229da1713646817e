// The fields that Stripe's objects always have, be they null: its typed libraries count on them.
const words = (text) => text.trim().split(/\s+/);

export const FIELDS = {
	"checkout.session": words(`
		id object adaptive_pricing after_expiration allow_promotion_codes amount_subtotal amount_total automatic_tax
		billing_address_collection cancel_url client_reference_id client_secret collected_information consent
		consent_collection created currency currency_conversion custom_fields custom_text customer customer_account
		customer_creation customer_details customer_email discounts expires_at integration_identifier invoice
		invoice_creation livemode locale managed_payments metadata mode origin_context payment_intent payment_link
		payment_method_collection payment_method_configuration_details payment_method_options payment_method_types
		payment_status permissions recovered_from saved_payment_method_options setup_intent shipping_address_collection
		shipping_cost shipping_options status submit_type subscription success_url total_details ui_mode url wallet_options`),
	item: words(`
		id object adjustable_quantity amount_discount amount_subtotal amount_tax amount_total currency description metadata
		price quantity`),
	price: words(`
		id object active billing_scheme created currency custom_unit_amount livemode lookup_key metadata nickname product
		recurring tax_behavior tiers_mode transform_quantity type unit_amount unit_amount_decimal`),
	product: words(`
		id object active created description images livemode marketing_features metadata name package_dimensions shippable
		type updated url`),
	customer: words(`
		id object address balance created currency default_source delinquent description discount email invoice_prefix
		invoice_settings livemode metadata name next_invoice_sequence phone preferred_locales shipping tax_exempt
		test_clock`),
	payment_intent: words(`
		id object amount amount_capturable amount_received automatic_payment_methods canceled_at cancellation_reason
		capture_method client_secret confirmation_method created currency customer description
		excluded_payment_method_types last_payment_error latest_charge livemode metadata next_action payment_method
		payment_method_options payment_method_types processing receipt_email setup_future_usage shipping
		statement_descriptor statement_descriptor_suffix status transfer_group`),
	setup_intent: words(`
		id object application automatic_payment_methods cancellation_reason client_secret created customer description
		flow_directions last_setup_error latest_attempt livemode mandate metadata next_action on_behalf_of payment_method
		payment_method_configuration_details payment_method_options payment_method_types single_use_mandate status usage`),
	payment_method: words("id object allow_redisplay billing_details card created customer livemode metadata type"),
	charge: words("id object balance_transaction disputed outcome payment_method_details receipt_url refunded"),
	coupon: words(`
		id object amount_off created currency duration duration_in_months livemode max_redemptions metadata name percent_off
		redeem_by times_redeemed valid`),
	promotion_code: words(`
		id object active code created customer expires_at livemode max_redemptions metadata promotion restrictions
		times_redeemed`),
	shipping_rate: words(`
		id object active created delivery_estimate display_name fixed_amount livemode metadata tax_behavior tax_code type`),
	webhook_endpoint: words("id object api_version application created description enabled_events livemode metadata status url"),
	subscription: words(`
		id object automatic_tax billing_cycle_anchor billing_mode billing_schedules cancel_at cancel_at_period_end
		canceled_at cancellation_details collection_method created currency customer days_until_due
		default_payment_method discounts ended_at invoice_settings items latest_invoice livemode metadata
		next_pending_invoice_item_invoice pause_collection payment_settings pending_setup_intent pending_update schedule
		start_date status test_clock trial_end trial_settings trial_start`),
	subscription_item: words("id object current_period_end current_period_start price quantity subscription"),
	invoice: words("id object parent total_taxes total status lines number customer currency"),
	event: words("id object api_version created data livemode pending_webhooks request type"),
	list: words("object data has_more url"),
};

// The fields that are missing in an object, and in those within it; a tax rate within an amount is shown in part.
export function missing(shown, where = "") {
	if (Array.isArray(shown)) return shown.flatMap((entry, place) => missing(entry, `${where}[${place}]`));
	if (shown === null || typeof shown !== "object") return [];
	const wanted = shown.deleted ? [] : (FIELDS[shown.object] ?? []);
	const own = wanted.filter((name) => !(name in shown)).map((name) => `${where}.${name}`);
	return [...own, ...Object.entries(shown).flatMap(([name, value]) => missing(value, `${where}.${name}`))];
}
