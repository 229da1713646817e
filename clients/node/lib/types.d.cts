// Written by clients/generate from the server's /openapi.json. Change it there.
import { Answered, FileParams, List, ListOf, RequestOptions } from "./index.cjs";

export interface Address {
	city: string | null;
	/** ISO 3166 code of two letters. */
	country: string | null;
	line1: string | null;
	line2: string | null;
	postal_code: string | null;
	state: string | null;
}

export interface AddressCreate {
	city?: string | null;
	/** ISO 3166 code of two letters. */
	country?: string | null;
	line1?: string | null;
	line2?: string | null;
	postal_code?: string | null;
	state?: string | null;
}

export interface AdjustableQuantity {
	enabled: true;
	maximum: number;
	minimum: number;
}

/**
 * What is added to an invoice, or taken off it, for the rest of a period in which something changed; or credit that an
 * invoice left over.
 */
export interface Adjustment {
	/** Minor units, taxes included; below 0 it is taken off. */
	amount: number;
	/** For what, such as: Unused time on Pro. */
	description: string;
}

export interface AppliedDiscount {
	/** What the buyer typed, in capitals. */
	code: string | null;
	coupon: string;
	name: string | null;
	promotion_code: string | null;
}

export type BillingAddressCollection = "auto" | "required";

/** How the pages look. It is there only where something was said about it. */
export interface Branding {
	background_color: string | null;
	/** How the corners of fields and buttons are. */
	corners?: Corners;
	/** What the pages are set in. All are fonts of the buyer's device; nothing is loaded. */
	font?: Font;
	font_color: string | null;
	logo_url: string | null;
	merchant_name: string | null;
	/** What you do with personal data. */
	privacy_url?: string;
	/** Where help is to be had: an e-mail address, or the URL of a page. It stands at the foot. */
	support?: string;
	/** Your terms. They stand at the foot. */
	terms_url?: string;
}

/** How the pages look. What is left out is as on every page. */
export interface BrandingCreate {
	/** The colour around the card that is paid on, and of the button where it stands out there. #rrggbb or #rgb. */
	background_color?: string | null;
	/** How the corners of fields and buttons are. */
	corners?: Corners | null;
	/** What the pages are set in. All are fonts of the buyer's device; nothing is loaded. */
	font?: Font | null;
	/** The colour of what is written on it. Where that could not be read, the page takes black or white. #rrggbb or #rgb. */
	font_color?: string | null;
	/** Where your logo is. It is kept and shown here; the page loads nothing from other servers and does not show it. */
	logo_url?: string | null;
	/** What the page calls you. */
	merchant_name?: string | null;
	/** What you do with personal data. */
	privacy_url?: string | null;
	/** Where help is to be had: an e-mail address, or the URL of a page. It stands at the foot. */
	support?: string | null;
	/** Your terms. They stand at the foot. */
	terms_url?: string | null;
}

export type CaptureMethod = "automatic" | "manual";

export interface Catalog {
	/** The merchant's slug. */
	app: string;
	/** Whether it is of live mode. */
	livemode: boolean;
	object: "catalog";
	product: CatalogProduct | null;
	/** Everything that is for sale, the oldest first. */
	products: CatalogProducts[];
	/** The prices of product. */
	tiers: CatalogPrice[];
}

export interface CatalogPrice {
	/** Upper-case ISO 4217 code, or that of a token. */
	currency: string;
	custom_unit_amount: CustomAmount | null;
	id: string;
	interval: Interval | null;
	interval_count: number | null;
	/** The nickname, or the name of the product. */
	name: string;
	region: string | null;
	type: CatalogPriceType;
	unit_amount: number | null;
}

export type CatalogPriceType = "one_time" | "recurring";

export interface CatalogProduct {
	description: string | null;
	id: string;
	name: string;
	tier: string | null;
}

export interface CatalogProducts {
	description: string | null;
	id: string;
	images: string[];
	name: string;
	prices: CatalogPrice[];
	tier: string | null;
	unit_label: string | null;
}

export interface CatalogRetrieveParams {
	/** The merchant's slug. Required when no key is sent. */
	app?: string;
	/** Only the product with this tier. */
	tier?: string;
}

/** The whole catalog as it is to be; or one product, without the list around it. */
export interface CatalogSync {
	/** The merchant's own pages, which must be https. What is left out stays as it is. */
	app?: CatalogSyncApp | null;
	description?: string | null;
	name?: string | null;
	prices?: DeclaredPrice[] | null;
	/** The whole catalog. An active price that is not in it is archived. */
	products?: DeclaredProduct[] | null;
	tier?: string | null;
	/** The same as prices; send one of them. */
	tiers?: DeclaredPrice[] | null;
}

/** The merchant's own pages, which must be https. What is left out stays as it is. */
export interface CatalogSyncApp {
	homepage_url?: string | null;
	pricing_url?: string | null;
}

export interface CatalogSynced {
	/** The merchant's slug. */
	app: string;
	/** Whether what is known of the merchant's own pages has changed. */
	app_updated: boolean;
	/** The products that were not taken. */
	errors: CatalogSyncedErrors[];
	object: "catalog_sync";
	/** Whether every product was taken. */
	ok: boolean;
	synced: CatalogSyncedSynced[];
}

export interface CatalogSyncedErrors {
	error: CatalogSyncedErrorsError;
	error_description: string;
	/** The field within the product. */
	param: string;
	tier: string;
}

export type CatalogSyncedErrorsError = "invalid_tier" | "invalid_product";

export interface CatalogSyncedSynced {
	/** How many prices were archived. */
	deactivated: number;
	prices: CatalogSyncedSyncedPrices[];
	product: CatalogProduct;
}

export interface CatalogSyncedSyncedPrices {
	created: boolean;
	/** Upper-case ISO 4217 code, or that of a token. */
	currency: string;
	id: string;
	interval: Interval | null;
	interval_count: number | null;
	region: string | null;
	type: CatalogPriceType;
	unit_amount: number | null;
	updated: boolean;
}

export type Corners = "soft" | "sharp" | "round";

export interface Coupon {
	amount_off: number | null;
	applies_to: CouponAppliesTo | null;
	/** When it was made. */
	created_at: string;
	currency: string | null;
	duration: CouponDuration;
	duration_in_months: number | null;
	id: string;
	/** Whether it is of live mode. */
	livemode: boolean;
	max_redemptions: number | null;
	max_redemptions_per_customer: number | null;
	/** Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans. */
	metadata: Record<string, string | number | boolean>;
	minimum_amount: number | null;
	minimum_amount_currency: string | null;
	name: string | null;
	object: "coupon";
	/** Exact. */
	percent_off: number | null;
	redeem_by: string | null;
	times_redeemed: number;
	/** Whether somebody can still be given it. */
	valid: boolean;
}

export interface CouponAppliesTo {
	products: string[];
}

export interface CouponCreate {
	/** Minor units: pesewas, cents, whole yen, 10^-8 of a token. */
	amount_off?: number | null;
	applies_to?: CouponCreateAppliesTo | null;
	/** Of amount_off. */
	currency?: string | null;
	duration?: CouponDuration | null;
	duration_in_months?: number | null;
	max_redemptions?: number | null;
	max_redemptions_per_customer?: number | null;
	/** Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans. */
	metadata?: Record<string, string | number | boolean> | null;
	/** Only for a subtotal of at least this. */
	minimum_amount?: number | null;
	/** Upper-case ISO 4217 code, or that of a token. */
	minimum_amount_currency?: string | null;
	name?: string | null;
	/**
	 * From 0 to 100 with at most four decimals, as a number or a string. Excludes amount_off; one of the two must be
	 * there.
	 */
	percent_off?: number | string | null;
	redeem_by?: string | null;
}

export interface CouponCreateAppliesTo {
	products: string[];
}

export type CouponDuration = "once" | "repeating" | "forever";

/** The terms of a coupon never change. */
export interface CouponUpdate {
	/** Keys to set; an empty string removes its key. */
	metadata?: Record<string, string | number | boolean> | null;
	name?: string | null;
}

export interface CouponsListParams {
	/** How many to return, from 1 to 100; 10 when nothing is said. */
	limit?: number;
	/** The id of the last object of the page before. */
	starting_after?: string;
}

/** Bounds within which the buyer names the amount. */
export interface CustomAmount {
	/** The most, in minor units. */
	maximum: number;
	/** The least, in minor units. */
	minimum: number;
	/** What is proposed. */
	preset: number | null;
}

/** Bounds within which the buyer names the amount. */
export interface CustomAmountCreate {
	/** True, if it is sent at all. */
	enabled?: boolean | null;
	/** The most; as much as a session can have when it is left out. */
	maximum?: number | null;
	/** The least; 1 when it is left out. */
	minimum?: number | null;
	/** What is proposed. */
	preset?: number | null;
}

export interface Customer {
	address: Address | null;
	business_name: string | null;
	/** When it was made. */
	created_at: string;
	/** Only where the customer was deleted. Then nothing else is known of them but the id. */
	deleted?: true;
	/** When they were deleted. Only where they were. */
	deleted_at?: string;
	description: string | null;
	email: string | null;
	id: string;
	livemode: boolean;
	/** Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans. */
	metadata: Record<string, string | number | boolean>;
	name: string | null;
	object: "customer";
	/** There only where cards are on file: their ids, the newest first. */
	payment_methods?: string[];
	phone: string | null;
	shipping: ShippingDetails | null;
	tax_ids: TaxId[];
	uid: string | null;
}

export interface CustomerCreate {
	address?: AddressCreate | null;
	description?: string | null;
	email?: string | null;
	/** Keys to set; an empty string removes its key. */
	metadata?: Record<string, string | number | boolean> | null;
	name?: string | null;
	phone?: string | null;
	shipping?: CustomerCreateShipping | null;
	/** Your own id of the customer. A customer who has it is changed, otherwise one is made. */
	uid?: string | null;
}

export interface CustomerCreateShipping {
	address: AddressCreate;
	name?: string | null;
}

export type CustomerCreation = "always" | "if_required";

/** What is left out stays; null empties a field. */
export interface CustomerUpdate {
	address?: AddressCreate | null;
	description?: string | null;
	email?: string | null;
	/** Keys to set; an empty string removes its key. */
	metadata?: Record<string, string | number | boolean> | null;
	name?: string | null;
	phone?: string | null;
	shipping?: CustomerUpdateShipping | null;
	/** Your own id of the customer. A customer who has it is changed, otherwise one is made. */
	uid?: string | null;
}

export interface CustomerUpdateShipping {
	address: AddressCreate;
	name?: string | null;
}

export interface CustomersEntitlementsParams {
	/** How many to return, from 1 to 100; 10 when nothing is said. */
	limit?: number;
	/** The id of the last object of the page before. */
	starting_after?: string;
}

export interface CustomersListParams {
	/** How many to return, from 1 to 100; 10 when nothing is said. */
	limit?: number;
	/** The id of the last object of the page before. */
	starting_after?: string;
	/** Only the customer with this id of yours. */
	uid?: string;
	/** Only customers with this e-mail address. */
	email?: string;
}

export interface CustomersPaymentMethodsParams {
	/** How many to return, from 1 to 100; 10 when nothing is said. */
	limit?: number;
	/** The id of the last object of the page before. */
	starting_after?: string;
}

export interface CustomersPaymentsParams {
	/** How many to return, from 1 to 100; 10 when nothing is said. */
	limit?: number;
	/** The id of the last object of the page before. */
	starting_after?: string;
}

export interface CustomersSessionsParams {
	/** How many to return, from 1 to 100; 10 when nothing is said. */
	limit?: number;
	/** The id of the last object of the page before. */
	starting_after?: string;
}

export interface Days {
	unit: DaysUnit;
	value: number;
}

export type DaysUnit = "day" | "business_day";

export interface DeclaredPrice {
	/** ISO 4217 code, or that of a token, in any case of letters. */
	currency: string;
	/** How long one payment lasts; a month when it is left out. */
	interval?: Interval | null;
	interval_count?: number | null;
	nickname?: string | null;
	/** Two letters. */
	region?: string | null;
	type?: CatalogPriceType | null;
	/** Minor units: pesewas, cents, whole yen, 10^-8 of a token. */
	unit_amount: number;
}

export interface DeclaredProduct {
	description?: string | null;
	name?: string | null;
	prices?: DeclaredPrice[] | null;
	tier: string;
	/** The same as prices; send one of them. */
	tiers?: DeclaredPrice[] | null;
}

export interface Deleted {
	deleted: true;
	id: string;
	object: string;
}

export interface DiscountAmount {
	/** What is taken off, in minor units. */
	amount: number;
	discount: AppliedDiscount;
}

export interface Dispute {
	amount: number;
	created_at: string;
	currency: string;
	/** Until when you must answer at the processor. */
	due_by: string | null;
	id: string;
	livemode: boolean;
	object: "dispute";
	payment: string;
	processor_reference: string;
	/** In the processor's word. */
	reason: string;
	session: string;
	status: DisputeStatus;
	updated_at: string;
}

export type DisputeStatus = "warning_needs_response" | "warning_under_review" | "warning_closed" | "needs_response" | "under_review" | "won" | "lost";

export interface DisputesListParams {
	/** How many to return, from 1 to 100; 10 when nothing is said. */
	limit?: number;
	/** The id of the last object of the page before. */
	starting_after?: string;
	/** Only those of this payment. */
	payment?: string;
}

export interface Entitlement {
	/** Whether the customer has the tier now. This decides, not expires_at. */
	active: boolean;
	/** The merchant's slug. */
	app: string | null;
	customer: string | null;
	/**
	 * Until when; null: for ever. By a subscription: the end of the period that is paid, after which the customer keeps
	 * the tier while the next one is collected.
	 */
	expires_at: string | null;
	object: "entitlement";
	status: EntitlementStatus;
	/** free when there never was anything. */
	tier: string;
	/** Your own id of the customer. */
	uid: string | null;
	/** Grows by one with each change. */
	version: number;
}

export type EntitlementStatus = "none" | "active" | "expired" | "revoked";

export interface EntitlementsRetrieveParams {
	/** Your own id of the customer. This or customer. */
	uid?: string;
	/** Our id of the customer. */
	customer?: string;
	/** Your slug; it need not be said. */
	app?: string;
}

export interface EventData {
	/** The object as it was then. */
	object: Record<string, any>;
	/**
	 * Only in events about a change of a subscription: the fields of the object that were others before, with what they
	 * were. updated_at is not among them; a change that no field shows leaves it empty.
	 */
	previous_attributes?: Record<string, any>;
}

export interface EventRedeliver {
	/** Only to this endpoint. */
	endpoint?: string | null;
}

export interface EventRequest {
	id: string | null;
	idempotency_key: string | null;
}

export interface EventsListParams {
	/** How many to return, from 1 to 100; 10 when nothing is said. */
	limit?: number;
	/** The id of the last object of the page before. */
	starting_after?: string;
	/** In order, events after this sequence number. Excludes starting_after. */
	after?: number;
	/** Only events of this type. */
	type?: string;
}

export interface Explanation {
	/** Upper-case ISO 4217 code, or that of a token. */
	currency: string;
	object: "explanation";
	session: string;
	steps: ExplanationSteps[];
	/** What is to be paid, in minor units. */
	total: number;
}

export interface ExplanationSteps {
	/** Minor units. */
	amount: number;
	/** The exact value in minor units: a decimal, or a fraction n/d where twelve decimals do not hold it. */
	exact: string;
	/** The line's id. */
	line: string | null;
	/** The exact value less the amount. */
	remainder: string;
	/** How the exact value became whole minor units. */
	rule: ExplanationStepsRule;
	subject: ExplanationStepsSubject;
	/** The step as a sentence. */
	text: string;
	/**
	 * line_share: the part of a period that is paid at first. adjustment: what changed in the middle of an earlier
	 * period. carried: what could not be taken off and is left for the next invoice.
	 */
	what: ExplanationStepsWhat;
}

export type ExplanationStepsRule = "exact" | "half_up" | "largest_remainder" | "capped";

export type ExplanationStepsSubject = "line" | "shipping" | "cart";

export type ExplanationStepsWhat = "line_subtotal" | "line_share" | "subtotal" | "discount_percent" | "discount_amount" | "discount_share" | "tax_contained" | "tax_share" | "tax_added" | "shipping" | "adjustment" | "carried" | "total";

export type Font = "system" | "serif" | "mono" | "rounded";

export type Interval = "day" | "week" | "month" | "year";

export interface Invoice {
	adjustments: Adjustment[];
	/** The sum of adjustments. */
	amount_adjusted: number;
	/** Credit that this invoice did not use up, and that the next one takes off. */
	amount_carried: number;
	/** What the discount takes off. */
	amount_discount: number;
	amount_paid: number;
	/** What is still to be paid: the total while it is open. */
	amount_remaining: number;
	/** Shipping, which only a first invoice can have. */
	amount_shipping: number;
	/** The sum of the lines. */
	amount_subtotal: number;
	/** All taxes, those that prices contain included. */
	amount_tax: number;
	/** How many charges without the buyer failed. */
	attempt_count: number;
	billing_reason: InvoiceBillingReason;
	/** When it was made. */
	created_at: string;
	/** Upper-case ISO 4217 code, or that of a token. */
	currency: string;
	customer: string | null;
	customer_email: string | null;
	/** At most one. */
	discounts: AppliedDiscount[];
	/**
	 * Until when it can be paid, once a charge has failed or nothing is known to charge: 21 days. Then when_unpaid of the
	 * subscription counts.
	 */
	due_date: string | null;
	/** Why the last charge was declined; null once it is paid. */
	failure_code: string | null;
	/** The page that shows it. */
	hosted_invoice_url: string;
	/** Whoever knows it can see the invoice: it stands in hosted_invoice_url. */
	id: string;
	/** All its lines. */
	lines: InvoiceLines;
	/** Whether it is of live mode. */
	livemode: boolean;
	/** When it is charged again without the buyer; null: only the buyer can pay, or it is not open. */
	next_payment_attempt: string | null;
	/** The end of the subscription's id, and the place among its invoices. */
	number: string;
	object: "invoice";
	paid_at: string | null;
	/** The payment that paid it; null when nothing was to be paid. */
	payment: string | null;
	/** What it was paid with. */
	payment_method: InvoicePaymentMethod | null;
	/** The page on which the buyer pays it, while it is open. */
	payment_url: string | null;
	period_end: string;
	/** Of the period that it is for. */
	period_start: string;
	/**
	 * open: it is being collected. void: the subscription was canceled. uncollectible: it was not paid in time, and the
	 * subscription ended.
	 */
	status: InvoiceStatus;
	subscription: string;
	/**
	 * amount_subtotal less amount_discount, with the taxes that are added, amount_shipping, amount_adjusted and
	 * amount_carried. Never below 0.
	 */
	total: number;
	/** When it last changed. */
	updated_at: string;
}

export type InvoiceBillingReason = "subscription_create" | "subscription_cycle";

/** All its lines. */
export interface InvoiceLines {
	data: LineItem[];
	has_more: false;
	object: "list";
}

/** What it was paid with. */
export interface InvoicePaymentMethod {
	card: InvoicePaymentMethodCard | null;
	type: PaymentMethodType;
}

export interface InvoicePaymentMethodCard {
	brand: string;
	last4: string;
}

export type InvoiceStatus = "open" | "paid" | "void" | "uncollectible";

export interface InvoicesListParams {
	/** How many to return, from 1 to 100; 10 when nothing is said. */
	limit?: number;
	/** The id of the last object of the page before. */
	starting_after?: string;
	/** Only those that are open, paid, void or uncollectible. */
	status?: string;
	/** Only those of this customer. */
	customer?: string;
	/** Only those of this subscription. */
	subscription?: string;
}

export interface LineItem {
	adjustable_quantity: AdjustableQuantity | null;
	/** Its share of the discount. */
	amount_discount: number;
	/** Unit price times quantity. */
	amount_subtotal: number;
	/** All its taxes, those that the price contains included. */
	amount_tax: number;
	/** Subtotal less discount, and the taxes that are added. */
	amount_total: number;
	/** Upper-case ISO 4217 code, or that of a token. */
	currency: string;
	/** What the buyer reads. */
	description: string;
	discounts: DiscountAmount[];
	id: string;
	object: "item";
	price: LinePrice;
	quantity: number;
	taxes: TaxAmount[];
	/** What paying for it grants. */
	tier: string | null;
}

/** price or price_data, and how many. */
export interface LineItemCreate {
	/** Whether the buyer may change the quantity, and within which bounds. */
	adjustable_quantity?: LineItemCreateAdjustableQuantity | null;
	/** A price of the catalog. */
	price?: string | null;
	price_data?: PriceDataCreate | null;
	/** 1 when it is left out. */
	quantity?: number | null;
	/** The tax rates of this line, instead of the session's. */
	tax_rates?: string[] | null;
}

/** Whether the buyer may change the quantity, and within which bounds. */
export interface LineItemCreateAdjustableQuantity {
	enabled: boolean;
	maximum?: number | null;
	minimum?: number | null;
}

/** The price as it was when the session was made. */
export interface LinePrice {
	/** Upper-case ISO 4217 code, or that of a token. */
	currency: string;
	custom_unit_amount: CustomAmount | null;
	/** The catalog's price; null for a price of this session only. */
	id: string | null;
	object: "price";
	period: Period | null;
	product: string | null;
	recurring: Period | null;
	/** Whether the price contains its taxes; unspecified: each tax rate says. */
	tax_behavior: TaxBehavior;
	type: CatalogPriceType;
	/** What one costs; 0 while the buyer has not named an amount. */
	unit_amount: number;
	unit_label: string | null;
}

export type Locale = "auto" | "ar" | "de" | "en" | "es" | "fr" | "he" | "hi" | "id" | "it" | "ja" | "ko" | "nl" | "pl" | "pt" | "sw" | "tr" | "vi" | "zh";

/** How your pages look in the mode of the key. What a session or a link says for itself goes before it. */
export interface Look {
	/** The colour around the card that is paid on, and of the button where it stands out there. */
	background_color: string | null;
	/** How the corners of fields and buttons are. */
	corners: Corners | null;
	/** What the pages are set in. All are fonts of the buyer's device; nothing is loaded. */
	font: Font | null;
	/** The colour of what is written on it. Where that could not be read, pages take black or white. */
	font_color: string | null;
	/** The picture that you uploaded, as it is kept and shown. */
	logo: LookLogo | null;
	/** What the pages call you. */
	merchant_name: string | null;
	object: "branding";
	/** What you do with personal data. */
	privacy_url: string | null;
	/** Where help is to be had: an e-mail address, or the URL of a page. It stands at the foot. */
	support: string | null;
	/** Your terms. They stand at the foot. */
	terms_url: string | null;
}

export interface LookLogo {
	height: number;
	url: string;
	width: number;
}

/** What is to change. What is left out stays; null takes it away. */
export interface LookUpdate {
	/** The colour around the card that is paid on, and of the button where it stands out there. */
	background_color?: string | null;
	/** How the corners of fields and buttons are. */
	corners?: Corners | null;
	/** What the pages are set in. All are fonts of the buyer's device; nothing is loaded. */
	font?: Font | null;
	/** The colour of what is written on it. Where that could not be read, pages take black or white. */
	font_color?: string | null;
	/** Takes the logo away. A new one goes to /v1/branding/logo. */
	logo?: null;
	/** What the pages call you. */
	merchant_name?: string | null;
	/** What you do with personal data. */
	privacy_url?: string | null;
	/** Where help is to be had: an e-mail address, or the URL of a page. It stands at the foot. */
	support?: string | null;
	/** Your terms. They stand at the foot. */
	terms_url?: string | null;
}

/** The object that is called like the type is there, if the type has one. */
export interface NextAction {
	display_bank_transfer_instructions?: NextActionDisplayBankTransferInstructions;
	/** Amounts are in whole tokens with a decimal point; empty where there is nothing. */
	pay_to_address?: NextActionPayToAddress;
	redirect_to_url?: NextActionRedirectToUrl;
	/**
	 * confirm_on_phone: the buyer approves the prompt on the phone. redirect_to_url: the buyer is asked something on a
	 * page, such as a code that the network has sent. pay_to_address: the buyer pays from a wallet to an address on a
	 * chain. display_bank_transfer_instructions: the buyer transfers the amount.
	 */
	type: NextActionType;
}

export interface NextActionDisplayBankTransferInstructions {
	account_number: string;
	bank_name: string;
	/** What the buyer must write as the reference. */
	reference: string;
}

/** Amounts are in whole tokens with a decimal point; empty where there is nothing. */
export interface NextActionPayToAddress {
	/** Of this payment alone. */
	address: string;
	/** How much is still to be paid. */
	amount_due: string;
	/** What has arrived and is certain. */
	amount_received: string;
	/** What was seen and is not certain yet. */
	amount_seen: string;
	contract: string;
	network: string;
	token: string;
	/** The same as an EIP-681 address. */
	uri: string;
}

export interface NextActionRedirectToUrl {
	url: string;
}

export type NextActionType = "confirm_on_phone" | "redirect_to_url" | "pay_to_address" | "display_bank_transfer_instructions";

/** Its terms, as they were sent. */
export interface Offer {
	/** Whether you let it open sessions. Time and restrictions count besides. */
	active: boolean;
	after_completion: OfferAfterCompletion;
	allow_promotion_codes: boolean;
	/** Minor units. */
	amount: number | null;
	branding?: Branding;
	cancel_url: string | null;
	/** When it was made. */
	created_at: string;
	/** Upper-case ISO 4217 code, or that of a token. */
	currency: string | null;
	/** null: until it is canceled. */
	cycles: number | null;
	description: string | null;
	expires_at: string | null;
	/** It is public: it stands in url. */
	id: string;
	inactive_message: string | null;
	interval: Interval | null;
	interval_count: number | null;
	/** Whether it is of live mode. */
	livemode: boolean;
	/**
	 * Each of its sessions has it, too. Up to 50 keys of at most 40 characters, with strings of at most 500 characters,
	 * whole numbers or booleans.
	 */
	metadata: Record<string, string | number | boolean>;
	name: string;
	object: "offer";
	payment_method_collection: PaymentMethodCollection;
	/** The price of the catalog; amount, interval and interval_count are null then. */
	price: string | null;
	/** The same as a QR code, in SVG. */
	qr_url: string;
	restrictions: Restrictions;
	/** Minor units. */
	setup_fee: number | null;
	starts_at: string | null;
	success_url: string | null;
	/** null: those of the price. */
	trial_period_days: number | null;
	trial_settings: TrialSettings | null;
	/** When it last changed. */
	updated_at: string;
	/** Share this. Each buyer who goes on from its page gets a session of their own. */
	url: string;
	when_unpaid: WhenUnpaid;
}

export interface OfferAfterCompletion {
	hosted_confirmation: OfferAfterCompletionHostedConfirmation | null;
	type: SessionAfterCompletionType;
}

export interface OfferAfterCompletionHostedConfirmation {
	custom_message: string | null;
}

/** A subscription on fixed terms: by a price of the catalog, or by amount, currency and interval of its own. */
export interface OfferCreate {
	/** Whether it opens sessions; true when it is left out. */
	active?: boolean | null;
	after_completion?: OfferCreateAfterCompletion | null;
	/** Whether the page has a field for a promotion code. Then a code in the address of the link counts, too. */
	allow_promotion_codes?: boolean | null;
	/** What each period costs, in minor units. Needed without price. */
	amount?: number | null;
	branding?: BrandingCreate | null;
	/** Where the buyer goes instead. {CHECKOUT_SESSION_ID} is replaced. */
	cancel_url?: string | null;
	/** Upper-case ISO 4217 code, or that of a token. Needed without price. */
	currency?: string | null;
	/** After how many whole periods it ends by itself; until it is canceled when it is left out. */
	cycles?: number | null;
	/** More about it. */
	description?: string | null;
	/** Until when it opens sessions: in the future, and after starts_at. */
	expires_at?: string | null;
	/** What its page says while it opens none. */
	inactive_message?: string | null;
	/** Needed without price. */
	interval?: Interval | null;
	/** A period is so many intervals, at most three years; 1 when it is left out. */
	interval_count?: number | null;
	/**
	 * Of each session and subscription. Up to 50 keys of at most 40 characters, with strings of at most 500 characters,
	 * whole numbers or booleans.
	 */
	metadata?: Record<string, string | number | boolean> | null;
	/** What it is called, and what the buyer reads. */
	name: string;
	/**
	 * Whether a payment method is asked for also when nothing is to be paid now, as with a trial. always, the default, or
	 * if_required.
	 */
	payment_method_collection?: PaymentMethodCollection | null;
	/** A recurring price of the catalog. Excludes amount, interval and interval_count. */
	price?: string | null;
	restrictions?: RestrictionsCreate | null;
	/** What is paid once beside the first payment, in minor units; also when a trial begins. */
	setup_fee?: number | null;
	/** From when on it opens sessions. */
	starts_at?: string | null;
	/**
	 * Where the buyer goes after paying. {CHECKOUT_SESSION_ID} is replaced. The buyer stays and is thanked when it is
	 * left out and no address of yours is known.
	 */
	success_url?: string | null;
	/** How many days are free at first; those of the price when it is left out. */
	trial_period_days?: number | null;
	trial_settings?: TrialSettings | null;
	/**
	 * What becomes of it when a renewal is not paid within 21 days: cancel, the default, ends it; with unpaid it stays,
	 * and goes on when the buyer pays the open invoice.
	 */
	when_unpaid?: WhenUnpaid | null;
}

export interface OfferCreateAfterCompletion {
	hosted_confirmation?: OfferCreateAfterCompletionHostedConfirmation | null;
	type: SessionAfterCompletionType;
}

export interface OfferCreateAfterCompletionHostedConfirmation {
	custom_message?: string | null;
}

/**
 * What is left out stays; null empties a field. The terms never change: make another offer. Sessions that are open
 * stay as they are.
 */
export interface OfferUpdate {
	/** Whether it opens sessions. */
	active?: boolean | null;
	/** Where they go instead. */
	cancel_url?: string | null;
	/** Until when it opens sessions: in the future, and after starts_at. */
	expires_at?: string | null;
	/** What its page says while it opens none. */
	inactive_message?: string | null;
	/** Keys to set; an empty string removes its key. */
	metadata?: Record<string, string | number | boolean> | null;
	/** What it is called. */
	name?: string | null;
	/** null lifts the limit. A limit is at least as many as are paid or being paid. */
	restrictions?: RestrictionsCreate | null;
	/** From when on it opens sessions. */
	starts_at?: string | null;
	/** Where buyers of later sessions go after paying. */
	success_url?: string | null;
}

export interface OffersListParams {
	/** How many to return, from 1 to 100; 10 when nothing is said. */
	limit?: number;
	/** The id of the last object of the page before. */
	starting_after?: string;
	/** Only those that are active, or are not. */
	active?: boolean;
}

export interface ParkedNotice {
	account: string | null;
	created_at: string;
	id: string;
	livemode: boolean;
	object: "parked_notice";
	payment: string | null;
	processor: string;
	reason: ParkedNoticeReason;
	says: string;
}

export type ParkedNoticeReason = "unknown_payment" | "other_account" | "other_mode" | "other_currency" | "amount_mismatch" | "refund_too_large";

export interface ParkedNoticesListParams {
	/** How many to return, from 1 to 100; 10 when nothing is said. */
	limit?: number;
	/** The id of the last object of the page before. */
	starting_after?: string;
}

export interface Payment {
	amount: number;
	/** How much was taken of it. */
	amount_captured: number;
	/** How much is disputed and not with you, as long as it stands so. */
	amount_disputed: number;
	/** What arrived on a chain beyond what was asked for, in the token's smallest unit. Yours to return. */
	amount_excess: string | null;
	/** How much refunds have given back. */
	amount_refunded: number;
	capture_method: CaptureMethod;
	card: PaymentCard | null;
	/** When the buyer submitted it, or you asked for it. */
	created_at: string;
	currency: string;
	customer: string | null;
	/** Its own, or that of its session. */
	description: string | null;
	/** Why it failed, or why an operator must look. */
	failure_code: string | null;
	id: string;
	/** The invoice that it pays, once there is one. */
	invoice: string | null;
	livemode: boolean;
	/** Its own, or that of its session. */
	metadata: Record<string, string | number | boolean>;
	/** What the buyer is to do while it is pending. */
	next_action: NextAction | null;
	object: "payment";
	/** Whether a kept card was charged without the buyer. */
	off_session: boolean;
	payment_method: PaymentMethodType;
	/** With its middle hidden. */
	phone: string | null;
	processor: string;
	/** The account there; none at the simulator, where every merchant has one. */
	processor_account: string | null;
	/** The processor's own name for it. */
	processor_reference: string | null;
	/** The mobile network: mtn, telecel or airteltigo. */
	provider: string | null;
	/** The receipt, as soon as money was captured. The same address with .json at its end is the signed form. */
	receipt_url: string | null;
	/** There only where a card was charged that the customer has on file, or where one was put there: its id. */
	saved_payment_method?: string;
	/**
	 * The session that it pays. One that was asked for by POST /v1/payments has a session of its own, which stands in no
	 * list.
	 */
	session: string;
	status: PaymentStatus;
	/** When it last changed. */
	updated_at: string;
}

export interface PaymentCapture {
	/** How much of what is held; all of it when left out. */
	amount?: number | null;
}

export interface PaymentCard {
	brand: string;
	last4: string;
}

/**
 * A payment without a page: a phone's wallet is charged, a bank transfer is offered, or a card is charged that the
 * customer has on file. No card number is ever taken over the API; make a checkout session for it.
 */
export interface PaymentCreate {
	/** What is to be paid, in minor units: pesewas, cents, whole yen. */
	amount: number;
	/** Upper-case ISO 4217 code. GHS when it is left out. */
	currency?: string | null;
	customer?: string | PaymentCreateCustomer | null;
	/** What it is for. */
	description?: string | null;
	/** The same as the Idempotency-Key header. Send one of them, or the same in both. */
	idempotency_key?: string | null;
	/** Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans. */
	metadata?: Record<string, string | number | boolean> | null;
	/** mobile_money, bank_transfer, or the id of a card that the customer has on file. */
	payment_method: string;
	/**
	 * For mobile_money, which needs it: the number of the wallet, such as 0241234567 or +233241234567. Answers and events
	 * show it with its middle hidden.
	 */
	phone?: string | null;
	/**
	 * For mobile_money: the network. The one of the phone's prefix when it is left out; say it for a number that was
	 * taken to another network.
	 */
	provider?: PaymentCreateProvider | null;
}

export interface PaymentCreateCustomer {
	email?: string | null;
	name?: string | null;
	phone?: string | null;
	/** Your own id: the customer who has it, or a new one. */
	uid: string;
}

export type PaymentCreateProvider = "mtn" | "telecel" | "airteltigo";

/** What it sells is shown as it was sent: exactly one of amount, tier, line_items and custom_unit_amount is not null. */
export interface PaymentLink {
	/** Whether you let it open sessions. Time and restrictions count besides. */
	active: boolean;
	after_completion: PaymentLinkAfterCompletion;
	/** Whether the buyer names the amount. */
	allow_custom_amount: boolean;
	allow_promotion_codes: boolean;
	/** Minor units. */
	amount: number | null;
	automatic_tax: PaymentLinkAutomaticTax;
	billing_address_collection: BillingAddressCollection;
	branding?: Branding;
	cancel_url: string | null;
	capture_method: CaptureMethod;
	client_reference_id: string | null;
	/** The page always asks for it. */
	collect_email: true;
	collect_name: boolean;
	collect_phone: boolean;
	consent_collection: PaymentLinkConsentCollection | null;
	/** When it was made. */
	created_at: string;
	/** Upper-case ISO 4217 code, or that of a token. */
	currency: string | null;
	custom_fields: PaymentLinkCustomFields[];
	custom_text: PaymentLinkCustomText;
	/** Bounds within which the buyer names the amount. */
	custom_unit_amount: PaymentLinkCustomUnitAmount | null;
	customer_creation: CustomerCreation;
	default_promotion_code: string | null;
	description: string | null;
	/** At most one. */
	discounts: PaymentLinkDiscounts[];
	expires_at: string | null;
	/** It is public: it stands in url. */
	id: string;
	inactive_message: string | null;
	line_items: PaymentLinkLine[] | null;
	/** Whether it is of live mode. */
	livemode: boolean;
	locale: Locale;
	maximum_amount: number | null;
	/**
	 * Each of its sessions has it, too. Up to 50 keys of at most 40 characters, with strings of at most 500 characters,
	 * whole numbers or booleans.
	 */
	metadata: Record<string, string | number | boolean>;
	minimum_amount: number | null;
	mode: PaymentLinkMode;
	name: string;
	name_collection: PaymentLinkNameCollection | null;
	object: "payment_link";
	optional_items: PaymentLinkLine[];
	payment_method_collection: PaymentMethodCollection;
	/** null: all. */
	payment_method_types: PaymentMethodType[] | null;
	phone_number_collection: PaymentLinkPhoneNumberCollection;
	/** The same as a QR code, in SVG. */
	qr_url: string;
	restrictions: Restrictions;
	shipping_address_collection: PaymentLinkShippingAddressCollection | null;
	shipping_options: PaymentLinkShippingOptions[];
	starts_at: string | null;
	submit_type: SessionCreateSubmitType;
	subscription_data: SubscriptionData | null;
	success_url: string | null;
	tax_id_collection: PaymentLinkTaxIdCollection;
	/** The tax rates of lines that name none. */
	tax_rates: string[];
	tier: string | null;
	/** When it last changed. */
	updated_at: string;
	/** Share this. Each buyer who goes on from its page gets a session of their own. */
	url: string;
}

export interface PaymentLinkAfterCompletion {
	hosted_confirmation: PaymentLinkAfterCompletionHostedConfirmation | null;
	type: SessionAfterCompletionType;
}

export interface PaymentLinkAfterCompletionHostedConfirmation {
	custom_message: string | null;
}

export interface PaymentLinkAutomaticTax {
	enabled: boolean;
}

export interface PaymentLinkConsentCollection {
	promotions: SessionConsentCollectionPromotions;
	terms_of_service: SessionConsentCollectionTermsOfService;
	terms_of_service_url: string | null;
}

/**
 * What each session of the link is made from: the fields of a checkout session, but for the buyer's. Exactly one of
 * amount, tier, line_items and custom_unit_amount says what is to be paid.
 */
export interface PaymentLinkCreate {
	/** Whether it opens sessions; true when it is left out. */
	active?: boolean | null;
	after_completion?: PaymentLinkCreateAfterCompletion | null;
	/**
	 * true: the buyer names the amount, as with custom_unit_amount. Excludes every other way to say what is to be paid,
	 * and needs name.
	 */
	allow_custom_amount?: boolean | null;
	/** Whether the page has a field for a promotion code. Then a code in the address of the link counts, too. */
	allow_promotion_codes?: boolean | null;
	/**
	 * What is to be paid, in minor units: pesewas, cents, whole yen, 10^-8 of a token. At most twelve digits, or
	 * seventeen of a token. Excludes tier, line_items and custom_unit_amount.
	 */
	amount?: number | null;
	/** Whether the buyer's address decides which of your tax rates apply. */
	automatic_tax?: PaymentLinkCreateAutomaticTax | null;
	billing_address_collection?: BillingAddressCollection | null;
	branding?: BrandingCreate | null;
	/** Where the buyer goes instead. {CHECKOUT_SESSION_ID} is replaced. */
	cancel_url?: string | null;
	/** manual: the money is only held until you capture the payment; the session is complete and unpaid until then. */
	capture_method?: CaptureMethod | null;
	/** What you call each session, unless the address of the link says it. */
	client_reference_id?: string | null;
	/** The page asks for it whatever is said here. */
	collect_email?: boolean | null;
	/** true: as name_collection of an individual; send one of them. */
	collect_name?: boolean | null;
	/** true: as phone_number_collection; send one of them. */
	collect_phone?: boolean | null;
	consent_collection?: PaymentLinkCreateConsentCollection | null;
	/**
	 * Upper-case ISO 4217 code, or that of a token: USDC, USDT, DAI, ETH, WETH, MATIC, POL, EURC or WBTC. Amounts of a
	 * token are in units of 10^-8. GHS when it is left out beside amount or custom_unit_amount; otherwise the catalog's,
	 * where that leaves no doubt.
	 */
	currency?: string | null;
	/** Fields of your own. */
	custom_fields?: PaymentLinkCreateCustomFields[] | null;
	/** Your words beside parts of the page. */
	custom_text?: PaymentLinkCreateCustomText | null;
	custom_unit_amount?: CustomAmountCreate | null;
	/** Whether paying makes a customer when you named none. */
	customer_creation?: CustomerCreation | null;
	/** A code that is applied if it is valid, and passed over in silence if it is not. */
	default_promotion_code?: string | null;
	/** Shown to the buyer; the name when it is left out beside amount or custom_unit_amount. */
	description?: string | null;
	/** At most one: a coupon or a promotion code. */
	discounts?: PaymentLinkCreateDiscounts[] | null;
	/** Until when it opens sessions: in the future, and after starts_at. */
	expires_at?: string | null;
	/** What its page says while it opens none. */
	inactive_message?: string | null;
	/** What is bought, line by line. */
	line_items?: LineItemCreate[] | null;
	/** The language of the buyer's pages; auto: the one that the buyer's browser asks for. */
	locale?: Locale | null;
	/** The most that a buyer may name. Only beside allow_custom_amount. */
	maximum_amount?: number | null;
	/** Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans. */
	metadata?: Record<string, string | number | boolean> | null;
	/** The least that a buyer may name. Only beside allow_custom_amount. */
	minimum_amount?: number | null;
	/**
	 * subscription: paying starts a subscription; line_items must have a recurring price, or the tier one. payment, the
	 * default: everything is paid once; a tier whose price is recurring is sold for one period.
	 */
	mode?: PaymentLinkMode | null;
	/** What it is called; what it sells when it is left out. */
	name?: string | null;
	name_collection?: PaymentLinkCreateNameCollection | null;
	/** What the buyer may add. */
	optional_items?: LineItemCreate[] | null;
	/**
	 * Only in mode subscription: whether a payment method is asked for also when nothing is to be paid now, as with a
	 * trial. always, the default, or if_required.
	 */
	payment_method_collection?: PaymentMethodCollection | null;
	/**
	 * Allowed methods; all when it is left out. In mode subscription only those that can be charged again without the
	 * buyer.
	 */
	payment_method_types?: PaymentMethodType[] | null;
	phone_number_collection?: PaymentLinkCreatePhoneNumberCollection | null;
	restrictions?: RestrictionsCreate | null;
	/** Asks for a shipping address. */
	shipping_address_collection?: PaymentLinkCreateShippingAddressCollection | null;
	/** Ways of shipping to choose from; the first is chosen at first. */
	shipping_options?: PaymentLinkCreateShippingOptions[] | null;
	/** From when on it opens sessions. */
	starts_at?: string | null;
	/** What the button says; auto and pay are the same. */
	submit_type?: SessionCreateSubmitType | null;
	subscription_data?: SubscriptionDataCreate | null;
	/**
	 * Where the buyer goes after paying. {CHECKOUT_SESSION_ID} is replaced. The buyer stays and is thanked when it is
	 * left out and no address of yours is known.
	 */
	success_url?: string | null;
	tax_id_collection?: PaymentLinkCreateTaxIdCollection | null;
	/** The tax rates of lines that name none. */
	tax_rates?: string[] | null;
	/** The tier of a product of yours: the catalog decides what is to be paid. */
	tier?: string | null;
}

export interface PaymentLinkCreateAfterCompletion {
	hosted_confirmation?: PaymentLinkCreateAfterCompletionHostedConfirmation | null;
	type: SessionAfterCompletionType;
}

export interface PaymentLinkCreateAfterCompletionHostedConfirmation {
	custom_message?: string | null;
}

/** Whether the buyer's address decides which of your tax rates apply. */
export interface PaymentLinkCreateAutomaticTax {
	enabled: boolean;
}

export interface PaymentLinkCreateConsentCollection {
	promotions?: SessionConsentCollectionPromotions | null;
	terms_of_service?: SessionConsentCollectionTermsOfService | null;
	terms_of_service_url?: string | null;
}

export interface PaymentLinkCreateCustomFields {
	dropdown?: PaymentLinkCreateCustomFieldsDropdown | null;
	key: string;
	label: string | PaymentLinkCreateCustomFieldsLabel;
	numeric?: PaymentLinkCreateCustomFieldsNumeric | null;
	optional?: boolean | null;
	text?: PaymentLinkCreateCustomFieldsText | null;
	type: SessionCustomFieldsType;
}

export interface PaymentLinkCreateCustomFieldsDropdown {
	default_value?: string | null;
	options: PaymentLinkCreateCustomFieldsDropdownOptions[];
}

export interface PaymentLinkCreateCustomFieldsDropdownOptions {
	label: string;
	value: string;
}

export interface PaymentLinkCreateCustomFieldsLabel {
	custom: string;
	type?: "custom" | null;
}

export interface PaymentLinkCreateCustomFieldsNumeric {
	default_value?: string | null;
	maximum_length?: number | null;
	minimum_length?: number | null;
}

export interface PaymentLinkCreateCustomFieldsText {
	default_value?: string | null;
	maximum_length?: number | null;
	minimum_length?: number | null;
}

/** Your words beside parts of the page. */
export interface PaymentLinkCreateCustomText {
	shipping_address?: PaymentLinkCreateCustomTextShippingAddress | null;
	submit?: PaymentLinkCreateCustomTextSubmit | null;
	terms_of_service_acceptance?: PaymentLinkCreateCustomTextTermsOfServiceAcceptance | null;
}

export interface PaymentLinkCreateCustomTextShippingAddress {
	message: string;
}

export interface PaymentLinkCreateCustomTextSubmit {
	message: string;
}

export interface PaymentLinkCreateCustomTextTermsOfServiceAcceptance {
	message: string;
}

export interface PaymentLinkCreateDiscounts {
	coupon?: string | null;
	/** The id of a promotion code. */
	promotion_code?: string | null;
}

export interface PaymentLinkCreateNameCollection {
	business?: PaymentLinkCreateNameCollectionBusiness | null;
	individual?: PaymentLinkCreateNameCollectionIndividual | null;
}

export interface PaymentLinkCreateNameCollectionBusiness {
	enabled: boolean;
	optional?: boolean | null;
}

export interface PaymentLinkCreateNameCollectionIndividual {
	enabled: boolean;
	optional?: boolean | null;
}

export interface PaymentLinkCreatePhoneNumberCollection {
	enabled: boolean;
}

/** Asks for a shipping address. */
export interface PaymentLinkCreateShippingAddressCollection {
	/** ISO 3166 codes of two letters. */
	allowed_countries: string[];
}

/** shipping_rate or shipping_rate_data. */
export interface PaymentLinkCreateShippingOptions {
	/** A stored shipping rate, active and in the session's currency. */
	shipping_rate?: string | null;
	/** A way of shipping of this link only. */
	shipping_rate_data?: PaymentLinkCreateShippingOptionsShippingRateData | null;
}

/** A way of shipping of this link only. */
export interface PaymentLinkCreateShippingOptionsShippingRateData {
	delivery_estimate?: PaymentLinkCreateShippingOptionsShippingRateDataDeliveryEstimate | null;
	display_name: string;
	fixed_amount: PaymentLinkCreateShippingOptionsShippingRateDataFixedAmount;
	/** Whether the price contains its taxes; unspecified: each tax rate says. */
	tax_behavior?: TaxBehavior | null;
	type?: "fixed_amount" | null;
}

export interface PaymentLinkCreateShippingOptionsShippingRateDataDeliveryEstimate {
	maximum?: Days | null;
	minimum?: Days | null;
}

export interface PaymentLinkCreateShippingOptionsShippingRateDataFixedAmount {
	/** Minor units: pesewas, cents, whole yen, 10^-8 of a token. */
	amount: number;
	/** Upper-case ISO 4217 code, or that of a token. */
	currency?: string | null;
}

export interface PaymentLinkCreateTaxIdCollection {
	enabled: boolean;
	required?: SessionTaxIdCollectionRequired | null;
}

export interface PaymentLinkCustomFields {
	dropdown?: PaymentLinkCustomFieldsDropdown;
	key: string;
	label: PaymentLinkCustomFieldsLabel;
	numeric?: PaymentLinkCustomFieldsNumeric;
	optional: boolean;
	text?: PaymentLinkCustomFieldsText;
	type: SessionCustomFieldsType;
}

export interface PaymentLinkCustomFieldsDropdown {
	default_value: string | null;
	options: PaymentLinkCustomFieldsDropdownOptions[];
	/** Of a session only. */
	value: string | null;
}

export interface PaymentLinkCustomFieldsDropdownOptions {
	label: string;
	value: string;
}

export interface PaymentLinkCustomFieldsLabel {
	custom: string;
	type: "custom";
}

export interface PaymentLinkCustomFieldsNumeric {
	default_value: string | null;
	maximum_length: number | null;
	minimum_length: number | null;
	/** Of a session only. */
	value: string | null;
}

export interface PaymentLinkCustomFieldsText {
	default_value: string | null;
	maximum_length: number | null;
	minimum_length: number | null;
	/** Of a session only. */
	value: string | null;
}

export interface PaymentLinkCustomText {
	shipping_address: PaymentLinkCustomTextShippingAddress | null;
	submit: PaymentLinkCustomTextSubmit | null;
	terms_of_service_acceptance: PaymentLinkCustomTextTermsOfServiceAcceptance | null;
}

export interface PaymentLinkCustomTextShippingAddress {
	message: string;
}

export interface PaymentLinkCustomTextSubmit {
	message: string;
}

export interface PaymentLinkCustomTextTermsOfServiceAcceptance {
	message: string;
}

/** Bounds within which the buyer names the amount. */
export interface PaymentLinkCustomUnitAmount {
	maximum: number | null;
	minimum: number | null;
	preset: number | null;
}

export interface PaymentLinkDiscounts {
	coupon: string | null;
	promotion_code: string | null;
}

export interface PaymentLinkLine {
	adjustable_quantity: PaymentLinkLineAdjustableQuantity | null;
	/** A price of the catalog: as it is when a session is opened. */
	price: string | null;
	price_data: PaymentLinkLinePriceData | null;
	quantity: number;
	tax_rates: string[];
}

export interface PaymentLinkLineAdjustableQuantity {
	enabled: true;
	maximum: number | null;
	minimum: number | null;
}

export interface PaymentLinkLinePriceData {
	/** Upper-case ISO 4217 code, or that of a token. */
	currency: string | null;
	/** Bounds within which the buyer names the amount. */
	custom_unit_amount: PaymentLinkLinePriceDataCustomUnitAmount | null;
	/** A product of the catalog. */
	product: string | null;
	product_data: PaymentLinkLinePriceDataProductData | null;
	recurring: PaymentLinkLinePriceDataRecurring | null;
	tax_behavior: TaxBehavior | null;
	/** Minor units: pesewas, cents, whole yen, 10^-8 of a token. */
	unit_amount: number | null;
}

/** Bounds within which the buyer names the amount. */
export interface PaymentLinkLinePriceDataCustomUnitAmount {
	maximum: number | null;
	minimum: number | null;
	preset: number | null;
}

export interface PaymentLinkLinePriceDataProductData {
	description: string | null;
	name: string;
	unit_label: string | null;
}

export interface PaymentLinkLinePriceDataRecurring {
	interval: Interval;
	interval_count: number;
}

export type PaymentLinkMode = "payment" | "subscription";

export interface PaymentLinkNameCollection {
	business: PaymentLinkNameCollectionBusiness;
	individual: PaymentLinkNameCollectionIndividual;
}

export interface PaymentLinkNameCollectionBusiness {
	enabled: boolean;
	optional: boolean;
}

export interface PaymentLinkNameCollectionIndividual {
	enabled: boolean;
	optional: boolean;
}

export interface PaymentLinkPhoneNumberCollection {
	enabled: boolean;
}

export interface PaymentLinkShippingAddressCollection {
	allowed_countries: string[];
}

export interface PaymentLinkShippingOptions {
	/** A stored shipping rate. */
	shipping_rate: string | null;
	shipping_rate_data: PaymentLinkShippingOptionsShippingRateData | null;
}

export interface PaymentLinkShippingOptionsShippingRateData {
	delivery_estimate: PaymentLinkShippingOptionsShippingRateDataDeliveryEstimate | null;
	display_name: string;
	fixed_amount: PaymentLinkShippingOptionsShippingRateDataFixedAmount;
	tax_behavior: TaxBehavior | null;
	type: "fixed_amount";
}

export interface PaymentLinkShippingOptionsShippingRateDataDeliveryEstimate {
	maximum: Days | null;
	minimum: Days | null;
}

export interface PaymentLinkShippingOptionsShippingRateDataFixedAmount {
	/** Minor units: pesewas, cents, whole yen, 10^-8 of a token. */
	amount: number;
	/** Upper-case ISO 4217 code, or that of a token. */
	currency: string | null;
}

export interface PaymentLinkTaxIdCollection {
	enabled: boolean;
	required: SessionTaxIdCollectionRequired;
}

/**
 * What is left out stays; null empties a field. What it sells never changes: make another link. Sessions that are open
 * stay as they are.
 */
export interface PaymentLinkUpdate {
	/** Whether it opens sessions. */
	active?: boolean | null;
	/** Where they go instead. */
	cancel_url?: string | null;
	/** Until when it opens sessions: in the future, and after starts_at. */
	expires_at?: string | null;
	/** What its page says while it opens none. */
	inactive_message?: string | null;
	/** Keys to set; an empty string removes its key. */
	metadata?: Record<string, string | number | boolean> | null;
	/** What it is called. */
	name?: string | null;
	/** null lifts the limit. A limit is at least as many as are paid or being paid. */
	restrictions?: RestrictionsCreate | null;
	/** From when on it opens sessions. */
	starts_at?: string | null;
	/** Where buyers of later sessions go after paying. */
	success_url?: string | null;
}

export interface PaymentLinksListParams {
	/** How many to return, from 1 to 100; 10 when nothing is said. */
	limit?: number;
	/** The id of the last object of the page before. */
	starting_after?: string;
	/** Only those that are active, or are not. */
	active?: boolean;
}

/** A card that a customer has put on file: it can be charged without them. */
export interface PaymentMethod {
	card: PaymentMethodCard | null;
	/** Since when it is on file. */
	created_at: string;
	customer: string;
	id: string;
	livemode: boolean;
	object: "payment_method";
	/** Who keeps it. Only they can charge it. */
	processor: string;
	/** The account there; none at the simulator, where every merchant has one. */
	processor_account: string | null;
	/** The session in which the customer allowed it. */
	session: string;
	type: PaymentMethodType;
}

export interface PaymentMethodCard {
	brand: string;
	last4: string;
}

export type PaymentMethodCollection = "always" | "if_required";

export type PaymentMethodType = "card" | "mobile_money" | "bank_transfer" | "crypto";

export type PaymentStatus = "pending" | "processing" | "requires_capture" | "succeeded" | "failed" | "canceled" | "refunded";

export interface PaymentsListParams {
	/** How many to return, from 1 to 100; 10 when nothing is said. */
	limit?: number;
	/** The id of the last object of the page before. */
	starting_after?: string;
	/** Only payments of this session. */
	session?: string;
}

/** A span of calendar time. */
export interface Period {
	interval: Interval;
	interval_count: number;
}

/** A product with one of its recurring prices. Its id is taken wherever that of a price is. */
export interface Plan {
	/** Whether it can be bought: both product and price are active. */
	active: boolean;
	/** What each period costs, in minor units. */
	amount: number;
	/** When it was made. */
	created_at: string;
	currency: string;
	description: string | null;
	id: string;
	interval: Interval;
	interval_count: number;
	/** Whether it is of live mode. */
	livemode: boolean;
	/** That of the price. */
	metadata: Record<string, string | number | boolean>;
	name: string;
	object: "plan";
	price: string;
	product: string;
	trial_period_days: number | null;
	/** When it last changed. */
	updated_at: string;
}

/** Makes a product with one recurring price. */
export interface PlanCreate {
	/** What each period costs, in minor units. */
	amount: number;
	/** Upper-case ISO 4217 code. GHS when it is left out. */
	currency?: string | null;
	description?: string | null;
	interval: Interval;
	/** Every so many of them; 1. */
	interval_count?: number | null;
	/** Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans. */
	metadata?: Record<string, string | number | boolean> | null;
	/** What buyers call it. */
	name: string;
	/** How many days are free at first. */
	trial_period_days?: number | null;
}

export interface PlansListParams {
	/** How many to return, from 1 to 100; 10 when nothing is said. */
	limit?: number;
	/** The id of the last object of the page before. */
	starting_after?: string;
	/** Only those that are active, or are not. */
	active?: boolean;
}

export interface PortalSession {
	/** When it was made. */
	created_at: string;
	customer: string;
	/** Until when it lets in: an hour. */
	expires_at: string;
	object: "billing_portal.session";
	return_url: string | null;
	/** Send the customer here. Whoever has it is let in: it is a secret, and is not shown again. */
	url: string;
}

export interface PortalSessionCreate {
	/** Our id of the customer. */
	customer: string;
	/** Where the way back leads; your own address when it is left out, if it is known. */
	return_url?: string | null;
}

export interface Price {
	active: boolean;
	/** When it was made. */
	created_at: string;
	/** Upper-case ISO 4217 code, or that of a token. */
	currency: string;
	currency_options: Record<string, PriceCurrencyOptions>;
	custom_unit_amount: CustomAmount | null;
	id: string;
	/** Whether it is of live mode. */
	livemode: boolean;
	lookup_key: string | null;
	/** Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans. */
	metadata: Record<string, string | number | boolean>;
	nickname: string | null;
	object: "price";
	period: Period | null;
	product: string;
	recurring: PriceRecurring | null;
	/** Two letters by which a declared catalog tells prices apart. */
	region: string | null;
	/** Whether the price contains its taxes; unspecified: each tax rate says. */
	tax_behavior: TaxBehavior;
	type: CatalogPriceType;
	/** Minor units: pesewas, cents, whole yen, 10^-8 of a token. */
	unit_amount: number | null;
	/** When it last changed. */
	updated_at: string;
}

export interface PriceCreate {
	active?: boolean | null;
	/**
	 * Upper-case ISO 4217 code, or that of a token: USDC, USDT, DAI, ETH, WETH, MATIC, POL, EURC or WBTC. Amounts of a
	 * token are in units of 10^-8.
	 */
	currency: string;
	/** Prices in other currencies, by their codes. */
	currency_options?: Record<string, PriceCreateCurrencyOptions> | null;
	custom_unit_amount?: CustomAmountCreate | null;
	/** Your own name for it. */
	lookup_key?: string | null;
	/** Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans. */
	metadata?: Record<string, string | number | boolean> | null;
	nickname?: string | null;
	product: string;
	recurring?: PriceCreateRecurring | null;
	/** Whether the price contains its taxes; unspecified: each tax rate says. */
	tax_behavior?: TaxBehavior | null;
	/** Takes the lookup key away from the price that has it. */
	transfer_lookup_key?: boolean | null;
	/** Minor units. Excludes custom_unit_amount; one of the two must be there. */
	unit_amount?: number | null;
}

export interface PriceCreateCurrencyOptions {
	custom_unit_amount?: CustomAmountCreate | null;
	/** Whether the price contains its taxes; unspecified: each tax rate says. */
	tax_behavior?: TaxBehavior | null;
	/** Minor units: pesewas, cents, whole yen, 10^-8 of a token. */
	unit_amount?: number | null;
}

export interface PriceCreateRecurring {
	interval: Interval;
	interval_count?: number | null;
	trial_period_days?: number | null;
}

export interface PriceCurrencyOptions {
	custom_unit_amount: CustomAmount | null;
	/** Whether the price contains its taxes; unspecified: each tax rate says. */
	tax_behavior: TaxBehavior;
	unit_amount: number | null;
}

/** A price of this session only: unit_amount or custom_unit_amount, and product or product_data. */
export interface PriceDataCreate {
	/** The session's currency; it may be left out. */
	currency?: string | null;
	custom_unit_amount?: CustomAmountCreate | null;
	/** A product of the catalog. */
	product?: string | null;
	product_data?: ProductDataCreate | null;
	recurring?: PriceDataCreateRecurring | null;
	/** Whether the price contains its taxes; unspecified: each tax rate says. */
	tax_behavior?: TaxBehavior | null;
	/** Minor units: pesewas, cents, whole yen, 10^-8 of a token. */
	unit_amount?: number | null;
}

export interface PriceDataCreateRecurring {
	interval: Interval;
	interval_count?: number | null;
}

export interface PriceRecurring {
	interval: Interval;
	interval_count: number;
	trial_period_days: number | null;
}

/** What is left out stays. Sessions that exist keep the price that they were made with. */
export interface PriceUpdate {
	active?: boolean | null;
	/** Prices in other currencies, by their codes. */
	currency_options?: Record<string, PriceUpdateCurrencyOptions> | null;
	custom_unit_amount?: CustomAmountCreate | null;
	/** Your own name for it. */
	lookup_key?: string | null;
	/** Keys to set; an empty string removes its key. */
	metadata?: Record<string, string | number | boolean> | null;
	nickname?: string | null;
	/** Whether the price contains its taxes; unspecified: each tax rate says. */
	tax_behavior?: TaxBehavior | null;
	/** Takes the lookup key away from the price that has it. */
	transfer_lookup_key?: boolean | null;
	/** Minor units. Excludes custom_unit_amount; one of the two must be there. */
	unit_amount?: number | null;
}

export interface PriceUpdateCurrencyOptions {
	custom_unit_amount?: CustomAmountCreate | null;
	/** Whether the price contains its taxes; unspecified: each tax rate says. */
	tax_behavior?: TaxBehavior | null;
	/** Minor units: pesewas, cents, whole yen, 10^-8 of a token. */
	unit_amount?: number | null;
}

export interface PricesListParams {
	/** How many to return, from 1 to 100; 10 when nothing is said. */
	limit?: number;
	/** The id of the last object of the page before. */
	starting_after?: string;
	/** Only those that are active, or are not. */
	active?: boolean;
	/** Only prices of this product. */
	product?: string;
	/** Only the price with this lookup key. */
	lookup_key?: string;
}

export interface Processor {
	captures: ProcessorCaptures;
	id: string;
	methods: ProcessorMethods[];
	name: string;
	object: "processor";
	refunds: ProcessorRefunds;
	settings: ProcessorSettings[];
}

export interface ProcessorAccount {
	countries: string[];
	created_at: string;
	currencies: string[];
	id: string;
	/** Whether the server's configuration file keeps it. */
	kept_by_file: boolean;
	livemode: boolean;
	methods: PaymentMethodType[] | null;
	name: string;
	/** Where the processor is to send its webhooks. */
	notices_url: string;
	object: "processor_account";
	priority: number;
	processor: string;
	/** Those that are set, each with nothing but its last four characters. */
	secrets: Record<string, string>;
	settings: Record<string, string>;
	status: ProcessorAccountStatus;
	updated_at: string;
}

export interface ProcessorAccountCreate {
	/** Where buyers are. */
	countries?: string[] | null;
	currencies?: string[] | null;
	methods?: PaymentMethodType[] | null;
	/** Yours; the processor's when left out. Unique in a mode. */
	name?: string | null;
	/** The account with the lowest is asked first. */
	priority?: number | null;
	/** One of those that GET /v1/processors lists. */
	processor: string;
	/** As GET /v1/processors lists them. Secrets are encrypted and never shown again. */
	settings?: Record<string, string> | null;
	status?: ProcessorAccountStatus | null;
}

export type ProcessorAccountStatus = "enabled" | "disabled";

export interface ProcessorAccountUpdate {
	countries?: string[] | null;
	currencies?: string[] | null;
	methods?: PaymentMethodType[] | null;
	name?: string | null;
	priority?: number | null;
	/** What is left out stays; an empty text takes a setting away. */
	settings?: Record<string, string> | null;
	/** A disabled account takes no new payments; what was begun there is carried through. */
	status?: ProcessorAccountStatus | null;
}

export interface ProcessorAccountsListParams {
	/** How many to return, from 1 to 100; 10 when nothing is said. */
	limit?: number;
	/** The id of the last object of the page before. */
	starting_after?: string;
}

export type ProcessorCaptures = "none" | "whole" | "any";

export interface ProcessorMethods {
	/** Any where it is empty. */
	countries: string[];
	/** Any where it is empty. */
	currencies: string[];
	manual_capture: boolean;
	method: PaymentMethodType;
	/** Whether it can be charged again without the buyer. */
	recurring: boolean;
}

export type ProcessorRefunds = "none" | "whole" | "any";

export interface ProcessorSettings {
	default: string | null;
	description: string;
	name: string;
	required: boolean;
	secret: boolean;
}

export interface Product {
	active: boolean;
	/** When it was made. */
	created_at: string;
	description: string | null;
	id: string;
	images: string[];
	/** Whether it is of live mode. */
	livemode: boolean;
	/** Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans. */
	metadata: Record<string, string | number | boolean>;
	name: string;
	object: "product";
	tier: string | null;
	unit_label: string | null;
	/** When it last changed. */
	updated_at: string;
}

export interface ProductCreate {
	/** Whether it can be bought; true when it is left out. */
	active?: boolean | null;
	description?: string | null;
	images?: string[] | null;
	/** Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans. */
	metadata?: Record<string, string | number | boolean> | null;
	name: string;
	/** What a paid session for it grants. */
	tier?: string | null;
	/** What one is called, such as seat. */
	unit_label?: string | null;
}

export interface ProductDataCreate {
	description?: string | null;
	images?: string[] | null;
	/** Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans. */
	metadata?: Record<string, string | number | boolean> | null;
	name: string;
	unit_label?: string | null;
}

/** What is left out stays; null empties a field. */
export interface ProductUpdate {
	/** Whether it can be bought; true when it is left out. */
	active?: boolean | null;
	description?: string | null;
	images?: string[] | null;
	/** Keys to set; an empty string removes its key. */
	metadata?: Record<string, string | number | boolean> | null;
	name?: string | null;
	/** What a paid session for it grants. */
	tier?: string | null;
	/** What one is called, such as seat. */
	unit_label?: string | null;
}

export interface ProductsListParams {
	/** How many to return, from 1 to 100; 10 when nothing is said. */
	limit?: number;
	/** The id of the last object of the page before. */
	starting_after?: string;
	/** Only those that are active, or are not. */
	active?: boolean;
	/** Only the product with this tier. */
	tier?: string;
}

export interface PromotionCode {
	active: boolean;
	code: string;
	coupon: string;
	/** When it was made. */
	created_at: string;
	customer: string | null;
	expires_at: string | null;
	id: string;
	/** Whether it is of live mode. */
	livemode: boolean;
	max_redemptions: number | null;
	/** Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans. */
	metadata: Record<string, string | number | boolean>;
	object: "promotion_code";
	promotion: PromotionCodePromotion;
	restrictions: PromotionCodeRestrictions;
	times_redeemed: number;
}

export interface PromotionCodeCreate {
	active?: boolean | null;
	/** What buyers type, in any case of letters; made up when it is left out. */
	code?: string | null;
	/** The coupon. Excludes promotion; one of the two must be there. */
	coupon?: string | null;
	/** Only for this customer. */
	customer?: string | null;
	expires_at?: string | null;
	max_redemptions?: number | null;
	/** Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans. */
	metadata?: Record<string, string | number | boolean> | null;
	promotion?: PromotionCodeCreatePromotion | null;
	restrictions?: PromotionCodeCreateRestrictions | null;
}

export interface PromotionCodeCreatePromotion {
	coupon: string;
	type?: "coupon" | null;
}

export interface PromotionCodeCreateRestrictions {
	first_time_transaction?: boolean | null;
	minimum_amount?: number | null;
	/** Upper-case ISO 4217 code, or that of a token. */
	minimum_amount_currency?: string | null;
}

export interface PromotionCodePromotion {
	coupon: string;
	type: "coupon";
}

export interface PromotionCodeRestrictions {
	first_time_transaction: boolean;
	minimum_amount: number | null;
	minimum_amount_currency: string | null;
}

export interface PromotionCodeUpdate {
	active?: boolean | null;
	/** Keys to set; an empty string removes its key. */
	metadata?: Record<string, string | number | boolean> | null;
}

export interface PromotionCodesListParams {
	/** How many to return, from 1 to 100; 10 when nothing is said. */
	limit?: number;
	/** The id of the last object of the page before. */
	starting_after?: string;
	/** Only those with this code, in any case of letters. */
	code?: string;
	/** Only those of this coupon. */
	coupon?: string;
	/** Only those that are active, or are not. */
	active?: boolean;
}

export type ProrationBehavior = "create_prorations" | "none";

export interface Refund {
	amount: number;
	created_at: string;
	currency: string;
	/** In the processor's words. */
	failure_reason: string | null;
	id: string;
	livemode: boolean;
	metadata: Record<string, string | number | boolean>;
	object: "refund";
	/**
	 * merchant: you asked for it. surplus: the money came too late or twice. processor: somebody made it at the
	 * processor. by_hand: you gave it back by other means.
	 */
	origin: RefundOrigin;
	payment: string;
	processor_reference: string | null;
	reason: RefundReason | null;
	session: string;
	/** What is pending is reserved: it counts as refunded for every further refund. */
	status: RefundStatus;
	updated_at: string;
}

export interface RefundCreate {
	/** How much; all that is left when left out. */
	amount?: number | null;
	/** You have given it back by other means, and it is only written down. */
	by_hand?: boolean | null;
	metadata?: Record<string, string | number | boolean | null> | null;
	/** The payment. This or session. */
	payment?: string | null;
	reason?: RefundReason | null;
	/** The session whose payment is meant. This or payment. */
	session?: string | null;
}

export type RefundOrigin = "merchant" | "surplus" | "processor" | "by_hand";

export type RefundReason = "duplicate" | "fraudulent" | "requested_by_customer";

export type RefundStatus = "pending" | "succeeded" | "failed";

export interface RefundsListParams {
	/** How many to return, from 1 to 100; 10 when nothing is said. */
	limit?: number;
	/** The id of the last object of the page before. */
	starting_after?: string;
	/** Only those of this payment. */
	payment?: string;
}

export interface Restrictions {
	completed_sessions: RestrictionsCompletedSessions;
}

export interface RestrictionsCompletedSessions {
	/** How many of its sessions were paid. */
	count: number;
	/** null: any number. */
	limit: number | null;
}

export interface RestrictionsCreate {
	completed_sessions?: RestrictionsCreateCompletedSessions | null;
}

export interface RestrictionsCreateCompletedSessions {
	/** So many of its sessions are ever paid, at most; null: any number. */
	limit: number | null;
}

export interface Session {
	after_completion: SessionAfterCompletion;
	allow_promotion_codes: boolean;
	/** What is to be paid, in minor units, by what the buyer has chosen so far. */
	amount: number;
	/** The sum of the lines. */
	amount_subtotal: number;
	automatic_tax: SessionAutomaticTax;
	billing_address_collection: BillingAddressCollection;
	branding?: Branding;
	cancel_url: string | null;
	capture_method: CaptureMethod;
	client_reference_id: string | null;
	collected_information: SessionCollectedInformation | null;
	consent: SessionConsent | null;
	consent_collection: SessionConsentCollection | null;
	/** When it was made. */
	created_at: string;
	currency: string;
	custom_fields: SessionCustomFields[];
	custom_text: SessionCustomText;
	customer: string | Customer | null;
	customer_creation: CustomerCreation;
	customer_details: SessionCustomerDetails | null;
	customer_email: string | null;
	customer_update: SessionCustomerUpdate;
	description: string | null;
	discounts: AppliedDiscount[];
	/** The origins that may have it in a frame. */
	embed_origins?: string[];
	exclusive_key: string | null;
	/** Until when it can be paid. */
	expires_at: string;
	id: string;
	/**
	 * The subscription's first invoice, when it is paid. Or the invoice that it pays: a payment of a renewal names such a
	 * session.
	 */
	invoice: string | null;
	line_items?: List<LineItem>;
	livemode: boolean;
	locale: Locale;
	/** Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans. */
	metadata: Record<string, string | number | boolean>;
	mode: SessionMode;
	name_collection: SessionNameCollection | null;
	object: "checkout.session";
	/** The offer that opened it. */
	offer: string | null;
	optional_items: SessionOptionalItems[];
	payment: string | Payment | null;
	/** The payment link that opened it. */
	payment_link: string | null;
	/** There only where a card was put on file: its id. */
	payment_method?: string;
	/**
	 * Whether a payment method is asked for also when nothing is to be paid now. It means something in mode subscription
	 * only.
	 */
	payment_method_collection: PaymentMethodCollection;
	payment_method_types: PaymentMethodType[];
	payment_status: SessionPaymentStatus;
	phone_number_collection: SessionPhoneNumberCollection;
	/** There only where the card that pays is put on file. */
	save_payment_method?: true;
	shipping_address_collection: SessionShippingAddressCollection | null;
	shipping_cost: SessionShippingCost | null;
	shipping_options: SessionShippingOptions[];
	status: SessionStatus;
	submit_type: SessionSubmitType;
	/**
	 * The subscription that it starts: there from the moment a buyer submits a payment. Or the one for which the buyer
	 * gives another card.
	 */
	subscription: string | null;
	success_url: string | null;
	tax_id_collection: SessionTaxIdCollection;
	/** The tier that was asked for. */
	tier: string | null;
	total_details: SessionTotalDetails;
	/**
	 * What the address of the link said about where the buyer came from: ref, gclid, fbclid, msclkid and all that begin
	 * with utm_.
	 */
	tracking: Record<string, string>;
	/** There only where the page is seen in a frame. */
	ui_mode?: "embedded";
	/** Send the buyer here. */
	url: string;
}

export interface SessionAfterCompletion {
	hosted_confirmation: SessionAfterCompletionHostedConfirmation | null;
	type: SessionAfterCompletionType;
}

export interface SessionAfterCompletionHostedConfirmation {
	custom_message: string | null;
}

export type SessionAfterCompletionType = "redirect" | "hosted_confirmation";

export interface SessionAutomaticTax {
	enabled: boolean;
	status: SessionAutomaticTaxStatus | null;
}

export type SessionAutomaticTaxStatus = "requires_location_inputs" | "complete";

export interface SessionCollectedInformation {
	business_name: string | null;
	individual_name: string | null;
	shipping_details: ShippingDetails | null;
}

export interface SessionConsent {
	promotions: SessionConsentPromotions | null;
	terms_of_service: "accepted" | null;
}

export interface SessionConsentCollection {
	promotions: SessionConsentCollectionPromotions;
	terms_of_service: SessionConsentCollectionTermsOfService;
	terms_of_service_url: string | null;
}

export type SessionConsentCollectionPromotions = "auto" | "none";

export type SessionConsentCollectionTermsOfService = "required" | "none";

export type SessionConsentPromotions = "opt_in" | "opt_out";

/** Exactly one of amount, tier, line_items and custom_unit_amount says what is to be paid. */
export interface SessionCreate {
	after_completion?: SessionCreateAfterCompletion | null;
	/** Whether the page has a field for a promotion code. */
	allow_promotion_codes?: boolean | null;
	/**
	 * What is to be paid, in minor units: pesewas, cents, whole yen, 10^-8 of a token. At most twelve digits, or
	 * seventeen of a token. Excludes tier, line_items and custom_unit_amount.
	 */
	amount?: number | null;
	/** Whether the buyer's address decides which of your tax rates apply. */
	automatic_tax?: SessionCreateAutomaticTax | null;
	billing_address_collection?: BillingAddressCollection | null;
	branding?: BrandingCreate | null;
	/** Where the buyer goes instead. {CHECKOUT_SESSION_ID} is replaced. Required beside amount. */
	cancel_url?: string | null;
	/** manual: the money is only held until you capture the payment; the session is complete and unpaid until then. */
	capture_method?: CaptureMethod | null;
	/** What you call the session. */
	client_reference_id?: string | null;
	consent_collection?: SessionCreateConsentCollection | null;
	/**
	 * Upper-case ISO 4217 code, or that of a token: USDC, USDT, DAI, ETH, WETH, MATIC, POL, EURC or WBTC. Amounts of a
	 * token are in units of 10^-8. GHS when it is left out beside amount or custom_unit_amount; otherwise the catalog's,
	 * where that leaves no doubt.
	 */
	currency?: string | null;
	/** Fields of your own. */
	custom_fields?: SessionCreateCustomFields[] | null;
	/** Your words beside parts of the page. */
	custom_text?: SessionCreateCustomText | null;
	custom_unit_amount?: CustomAmountCreate | null;
	customer?: string | SessionCreateCustomer | null;
	/** Whether paying makes a customer when you named none. */
	customer_creation?: CustomerCreation | null;
	/** Prefills the page. */
	customer_email?: string | null;
	/** Prefills the page. */
	customer_phone?: string | null;
	/** What is written to the customer when the session is paid. */
	customer_update?: SessionCreateCustomerUpdate | null;
	/** A code that is applied if it is valid, and passed over in silence if it is not. */
	default_promotion_code?: string | null;
	/** Shown to the buyer. */
	description?: string | null;
	/** At most one: a coupon or a promotion code. */
	discounts?: SessionCreateDiscounts[] | null;
	/** The origins that may have the page in a frame, such as https://shop.example. Needs the ui_mode embedded. */
	embed_origins?: string[] | null;
	/** Such as an order number: among sessions that share it at most one is ever paid. */
	exclusive_key?: string | null;
	/** What the answer carries whole. */
	expand?: SessionCreateExpand[] | null;
	/** In the future, at most 30 days ahead; 24 hours when it is left out. */
	expires_at?: string | null;
	/** What is bought, line by line. */
	line_items?: LineItemCreate[] | null;
	/** The language of the buyer's pages; auto: the one that the buyer's browser asks for. */
	locale?: Locale | null;
	/** Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans. */
	metadata?: Record<string, string | number | boolean> | null;
	/**
	 * subscription: paying starts a subscription; line_items must have a recurring price, or the tier one. payment, the
	 * default: everything is paid once; a tier whose price is recurring is sold for one period. setup: nothing is sold
	 * and nothing says what it costs; a card is put on file for its customer.
	 */
	mode?: SessionMode | null;
	name_collection?: SessionCreateNameCollection | null;
	/** What the buyer may add. */
	optional_items?: LineItemCreate[] | null;
	/**
	 * Only in mode subscription: whether a payment method is asked for also when nothing is to be paid now, as with a
	 * trial. always, the default, or if_required.
	 */
	payment_method_collection?: PaymentMethodCollection | null;
	/**
	 * Allowed methods; all when it is left out. In mode subscription only those that can be charged again without the
	 * buyer.
	 */
	payment_method_types?: PaymentMethodType[] | null;
	phone_number_collection?: SessionCreatePhoneNumberCollection | null;
	/** Whether the card that pays is put on file for its customer, to be charged again without them. For mode payment. */
	save_payment_method?: boolean | null;
	/** Asks for a shipping address. */
	shipping_address_collection?: SessionCreateShippingAddressCollection | null;
	/** Ways of shipping to choose from; the first is chosen at first. */
	shipping_options?: SessionCreateShippingOptions[] | null;
	/** What the button says; auto and pay are the same. */
	submit_type?: SessionCreateSubmitType | null;
	subscription_data?: SubscriptionDataCreate | null;
	/**
	 * Where the buyer goes after paying. {CHECKOUT_SESSION_ID} is replaced. Required beside amount, but for
	 * after_completion hosted_confirmation.
	 */
	success_url?: string | null;
	tax_id_collection?: SessionCreateTaxIdCollection | null;
	/** The tax rates of lines that name none. */
	tax_rates?: string[] | null;
	/** The tier of a product of yours: the catalog decides what is to be paid. */
	tier?: string | null;
	/** Where the page is seen: by itself, or in a frame on a page of yours. docs/embedding.md says how. */
	ui_mode?: SessionCreateUiMode | null;
}

export interface SessionCreateAfterCompletion {
	hosted_confirmation?: SessionCreateAfterCompletionHostedConfirmation | null;
	type: SessionAfterCompletionType;
}

export interface SessionCreateAfterCompletionHostedConfirmation {
	custom_message?: string | null;
}

/** Whether the buyer's address decides which of your tax rates apply. */
export interface SessionCreateAutomaticTax {
	enabled: boolean;
}

export interface SessionCreateConsentCollection {
	promotions?: SessionConsentCollectionPromotions | null;
	terms_of_service?: SessionConsentCollectionTermsOfService | null;
	terms_of_service_url?: string | null;
}

export interface SessionCreateCustomFields {
	dropdown?: SessionCreateCustomFieldsDropdown | null;
	key: string;
	label: string | SessionCreateCustomFieldsLabel;
	numeric?: SessionCreateCustomFieldsNumeric | null;
	optional?: boolean | null;
	text?: SessionCreateCustomFieldsText | null;
	type: SessionCustomFieldsType;
}

export interface SessionCreateCustomFieldsDropdown {
	default_value?: string | null;
	options: SessionCreateCustomFieldsDropdownOptions[];
}

export interface SessionCreateCustomFieldsDropdownOptions {
	label: string;
	value: string;
}

export interface SessionCreateCustomFieldsLabel {
	custom: string;
	type?: "custom" | null;
}

export interface SessionCreateCustomFieldsNumeric {
	default_value?: string | null;
	maximum_length?: number | null;
	minimum_length?: number | null;
}

export interface SessionCreateCustomFieldsText {
	default_value?: string | null;
	maximum_length?: number | null;
	minimum_length?: number | null;
}

/** Your words beside parts of the page. */
export interface SessionCreateCustomText {
	shipping_address?: SessionCreateCustomTextShippingAddress | null;
	submit?: SessionCreateCustomTextSubmit | null;
	terms_of_service_acceptance?: SessionCreateCustomTextTermsOfServiceAcceptance | null;
}

export interface SessionCreateCustomTextShippingAddress {
	message: string;
}

export interface SessionCreateCustomTextSubmit {
	message: string;
}

export interface SessionCreateCustomTextTermsOfServiceAcceptance {
	message: string;
}

export interface SessionCreateCustomer {
	email?: string | null;
	name?: string | null;
	phone?: string | null;
	/** Your own id: the customer who has it, or a new one. */
	uid: string;
}

/** What is written to the customer when the session is paid. */
export interface SessionCreateCustomerUpdate {
	address?: SessionCustomerUpdateAddress | null;
	name?: SessionCustomerUpdateName | null;
	shipping?: SessionCustomerUpdateShipping | null;
}

export interface SessionCreateDiscounts {
	coupon?: string | null;
	/** The id of a promotion code. */
	promotion_code?: string | null;
}

export type SessionCreateExpand = "line_items" | "customer" | "payment";

export interface SessionCreateNameCollection {
	business?: SessionCreateNameCollectionBusiness | null;
	individual?: SessionCreateNameCollectionIndividual | null;
}

export interface SessionCreateNameCollectionBusiness {
	enabled: boolean;
	optional?: boolean | null;
}

export interface SessionCreateNameCollectionIndividual {
	enabled: boolean;
	optional?: boolean | null;
}

export interface SessionCreatePhoneNumberCollection {
	enabled: boolean;
}

/** Asks for a shipping address. */
export interface SessionCreateShippingAddressCollection {
	/** ISO 3166 codes of two letters. */
	allowed_countries: string[];
}

/** shipping_rate or shipping_rate_data. */
export interface SessionCreateShippingOptions {
	/** A stored shipping rate, active and in the session's currency. */
	shipping_rate?: string | null;
	/** A way of shipping of this session only. */
	shipping_rate_data?: SessionCreateShippingOptionsShippingRateData | null;
}

/** A way of shipping of this session only. */
export interface SessionCreateShippingOptionsShippingRateData {
	delivery_estimate?: SessionCreateShippingOptionsShippingRateDataDeliveryEstimate | null;
	display_name: string;
	fixed_amount: SessionCreateShippingOptionsShippingRateDataFixedAmount;
	/** Whether the price contains its taxes; unspecified: each tax rate says. */
	tax_behavior?: TaxBehavior | null;
	type?: "fixed_amount" | null;
}

export interface SessionCreateShippingOptionsShippingRateDataDeliveryEstimate {
	maximum?: Days | null;
	minimum?: Days | null;
}

export interface SessionCreateShippingOptionsShippingRateDataFixedAmount {
	/** Minor units: pesewas, cents, whole yen, 10^-8 of a token. */
	amount: number;
	/** Upper-case ISO 4217 code, or that of a token. */
	currency?: string | null;
}

export type SessionCreateSubmitType = "auto" | "pay" | "book" | "donate" | "subscribe";

export interface SessionCreateTaxIdCollection {
	enabled: boolean;
	required?: SessionTaxIdCollectionRequired | null;
}

export type SessionCreateUiMode = "hosted" | "embedded";

export interface SessionCustomFields {
	dropdown?: SessionCustomFieldsDropdown;
	key: string;
	label: SessionCustomFieldsLabel;
	numeric?: SessionCustomFieldsNumeric;
	optional: boolean;
	text?: SessionCustomFieldsText;
	type: SessionCustomFieldsType;
}

export interface SessionCustomFieldsDropdown {
	default_value: string | null;
	options: SessionCustomFieldsDropdownOptions[];
	value: string | null;
}

export interface SessionCustomFieldsDropdownOptions {
	label: string;
	value: string;
}

export interface SessionCustomFieldsLabel {
	custom: string;
	type: "custom";
}

export interface SessionCustomFieldsNumeric {
	default_value: string | null;
	maximum_length: number | null;
	minimum_length: number | null;
	/** What the buyer gave. */
	value: string | null;
}

export interface SessionCustomFieldsText {
	default_value: string | null;
	maximum_length: number | null;
	minimum_length: number | null;
	/** What the buyer gave. */
	value: string | null;
}

export type SessionCustomFieldsType = "text" | "numeric" | "dropdown";

export interface SessionCustomText {
	shipping_address: SessionCustomTextShippingAddress | null;
	submit: SessionCustomTextSubmit | null;
	terms_of_service_acceptance: SessionCustomTextTermsOfServiceAcceptance | null;
}

export interface SessionCustomTextShippingAddress {
	message: string;
}

export interface SessionCustomTextSubmit {
	message: string;
}

export interface SessionCustomTextTermsOfServiceAcceptance {
	message: string;
}

export interface SessionCustomerDetails {
	address: Address | null;
	business_name: string | null;
	email: string | null;
	name: string | null;
	phone: string | null;
	tax_ids: TaxId[];
}

export interface SessionCustomerUpdate {
	address: SessionCustomerUpdateAddress;
	name: SessionCustomerUpdateName;
	shipping: SessionCustomerUpdateShipping;
}

export type SessionCustomerUpdateAddress = "auto" | "never";

export type SessionCustomerUpdateName = "auto" | "never";

export type SessionCustomerUpdateShipping = "auto" | "never";

export type SessionMode = "payment" | "subscription" | "setup";

export interface SessionNameCollection {
	business: SessionNameCollectionBusiness;
	individual: SessionNameCollectionIndividual;
}

export interface SessionNameCollectionBusiness {
	enabled: boolean;
	optional: boolean;
}

export interface SessionNameCollectionIndividual {
	enabled: boolean;
	optional: boolean;
}

export interface SessionOptionalItems {
	/** Whether the buyer has added it. */
	added: boolean;
	adjustable_quantity: AdjustableQuantity | null;
	description: string;
	id: string;
	price: LinePrice;
	/** How many are offered. */
	quantity: number;
}

export type SessionPaymentStatus = "unpaid" | "paid" | "no_payment_required";

export interface SessionPhoneNumberCollection {
	enabled: boolean;
}

export interface SessionShippingAddressCollection {
	allowed_countries: string[];
}

export interface SessionShippingCost {
	amount_subtotal: number;
	amount_tax: number;
	amount_total: number;
	shipping_rate: string;
	taxes: TaxAmount[];
}

export interface SessionShippingOptions {
	shipping_amount: number;
	shipping_rate: SessionShippingOptionsShippingRate;
}

export interface SessionShippingOptionsShippingRate {
	delivery_estimate: SessionShippingOptionsShippingRateDeliveryEstimate | null;
	display_name: string;
	fixed_amount: SessionShippingOptionsShippingRateFixedAmount;
	id: string;
	object: "shipping_rate";
	/** Whether the price contains its taxes; unspecified: each tax rate says. */
	tax_behavior: TaxBehavior;
	type: "fixed_amount";
}

export interface SessionShippingOptionsShippingRateDeliveryEstimate {
	maximum: Days;
	minimum: Days;
}

export interface SessionShippingOptionsShippingRateFixedAmount {
	amount: number;
	/** Upper-case ISO 4217 code, or that of a token. */
	currency: string;
}

export type SessionStatus = "open" | "complete" | "expired";

export type SessionSubmitType = "pay" | "book" | "donate" | "subscribe";

export interface SessionTaxIdCollection {
	enabled: boolean;
	required: SessionTaxIdCollectionRequired;
}

export type SessionTaxIdCollectionRequired = "if_supported" | "never";

export interface SessionTotalDetails {
	amount_discount: number;
	amount_shipping: number;
	/** All taxes, those that prices contain included. */
	amount_tax: number;
	breakdown: SessionTotalDetailsBreakdown;
}

export interface SessionTotalDetailsBreakdown {
	discounts: DiscountAmount[];
	taxes: TaxAmount[];
}

/** What is bought, and on which terms, never changes. */
export interface SessionUpdate {
	/** Keys to set; an empty string removes its key. */
	metadata?: Record<string, string | number | boolean> | null;
}

export interface SessionsLineItemsParams {
	/** How many to return, from 1 to 100; 10 when nothing is said. */
	limit?: number;
	/** The id of the last object of the page before. */
	starting_after?: string;
}

export interface SessionsListParams {
	/** How many to return, from 1 to 100; 10 when nothing is said. */
	limit?: number;
	/** The id of the last object of the page before. */
	starting_after?: string;
	/** Only sessions that are open, complete or expired. */
	status?: string;
	/** Only sessions of this customer. */
	customer?: string;
	/** Only the session that this payment belongs to. */
	payment?: string;
	/** What to show whole: data.line_items, data.customer or data.payment. */
	expand?: string[];
}

export interface SessionsRetrieveParams {
	/** What to show whole: line_items, customer or payment. */
	expand?: string[];
}

export interface ShippingDetails {
	address: Address;
	/** To whom. */
	name: string | null;
}

export interface ShippingRate {
	active: boolean;
	/** When it was made. */
	created_at: string;
	delivery_estimate: ShippingRateDeliveryEstimate | null;
	display_name: string;
	fixed_amount: ShippingRateFixedAmount;
	id: string;
	/** Whether it is of live mode. */
	livemode: boolean;
	/** Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans. */
	metadata: Record<string, string | number | boolean>;
	object: "shipping_rate";
	/** Whether the price contains its taxes; unspecified: shipping is not taxed. */
	tax_behavior: TaxBehavior;
	type: "fixed_amount";
}

export interface ShippingRateCreate {
	/** Whether new sessions may use it; true when it is left out. */
	active?: boolean | null;
	delivery_estimate?: ShippingRateCreateDeliveryEstimate | null;
	/** What buyers read, such as Courier. */
	display_name: string;
	fixed_amount: ShippingRateCreateFixedAmount;
	/** Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans. */
	metadata?: Record<string, string | number | boolean> | null;
	/** Whether the price contains its taxes; unspecified: shipping is not taxed. */
	tax_behavior?: TaxBehavior | null;
	type?: "fixed_amount" | null;
}

export interface ShippingRateCreateDeliveryEstimate {
	maximum?: Days | null;
	minimum?: Days | null;
}

export interface ShippingRateCreateFixedAmount {
	/** Minor units: pesewas, cents, whole yen, 10^-8 of a token. */
	amount: number;
	/** Upper-case ISO 4217 code, or that of a token. */
	currency: string;
}

export interface ShippingRateDeliveryEstimate {
	maximum: Days;
	minimum: Days;
}

export interface ShippingRateFixedAmount {
	/** Minor units: pesewas, cents, whole yen, 10^-8 of a token. */
	amount: number;
	/** Upper-case ISO 4217 code, or that of a token. */
	currency: string;
}

/** What shipping costs never changes: make another rate. Sessions keep the rate that they were made with. */
export interface ShippingRateUpdate {
	/** Whether new sessions may use it. */
	active?: boolean | null;
	/** Keys to set; an empty string removes its key. */
	metadata?: Record<string, string | number | boolean> | null;
}

export interface ShippingRatesListParams {
	/** How many to return, from 1 to 100; 10 when nothing is said. */
	limit?: number;
	/** The id of the last object of the page before. */
	starting_after?: string;
	/** Only those that are active, or are not. */
	active?: boolean;
	/** Only those in this currency. */
	currency?: string;
}

export interface Subscription {
	/** What each whole period costs now, in minor units: items less discounts, with taxes, without pending_adjustments. */
	amount: number;
	/** Where its whole periods are counted from, by the calendar in UTC: 31 January, 28 February, 31 March. */
	billing_cycle_anchor: string;
	/** When it is to end. */
	cancel_at: string | null;
	/** Whether it ends with the current period. */
	cancel_at_period_end: boolean;
	/** When somebody asked for its end; it may go on until cancel_at or the end of its period. */
	canceled_at: string | null;
	/** When it was made. */
	created_at: string;
	/** Upper-case ISO 4217 code, or that of a token. */
	currency: string;
	/** When it renews, or ends. During a trial, the end of the trial. */
	current_period_end: string;
	current_period_start: string;
	/** Who pays; null at most while it is incomplete. */
	customer: string | null;
	/** How many more whole periods begin before it ends by itself; null: until it is canceled. */
	cycles_left: number | null;
	/** Periods that begin before it have the discount; null: every one, or there is no discount. */
	discount_end: string | null;
	/** At most one. */
	discounts: AppliedDiscount[];
	/** When it ended. */
	ended_at: string | null;
	/**
	 * Since when its renewals wait for you, because one came more than 7 days too late with the next one due already, or
	 * cost more than an invoice can hold. Resume lets them go.
	 */
	held_at: string | null;
	id: string;
	interval: Interval;
	/** A period is so many intervals. */
	interval_count: number;
	/** All its items. */
	items: SubscriptionItems;
	latest_invoice: string | null;
	/** Whether it is of live mode. */
	livemode: boolean;
	/** Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans. */
	metadata: Record<string, string | number | boolean>;
	object: "subscription";
	/** The offer that it began with. */
	offer: string | null;
	/** The invoice that is being collected. */
	open_invoice: string | null;
	/** Since when it is paused. */
	paused_at: string | null;
	/** The payment link that it began with. */
	payment_link: string | null;
	/** What renewals are charged to; null: nothing is known. */
	payment_method: SubscriptionPaymentMethod | null;
	/** What will be part of the next invoice because something changed in the middle of a period. */
	pending_adjustments: Adjustment[];
	/** When a pause ends by itself. */
	resumes_at: string | null;
	/** The checkout session that it began with. */
	session: string;
	/** When its first payment was paid, or its trial began. */
	started_at: string | null;
	/**
	 * incomplete: its first payment is not paid yet. past_due: a renewal is not paid and is being collected; the customer
	 * keeps what is paid for. unpaid: collecting was given up, and it goes on when the open invoice is paid. canceled is
	 * the end.
	 */
	status: SubscriptionStatus;
	/** Until when it is, or was, free at first. */
	trial_end: string | null;
	trial_settings: TrialSettings;
	/** When it last changed. */
	updated_at: string;
	/** What becomes of it when a renewal is not paid within 21 days. */
	when_unpaid: WhenUnpaid;
}

/** What is canceled already is answered as it is. */
export interface SubscriptionCancel {
	/**
	 * True: when the current period ends, if it is paid or free. What is past_due or unpaid ends at once in any case.
	 * False, the default: at once, and nothing is given back.
	 */
	at_period_end?: boolean | null;
}

/** The terms of a subscription, as they were sent. */
export interface SubscriptionData {
	billing_cycle_anchor: string | null;
	cycles: number | null;
	/** Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans. */
	metadata: Record<string, string | number | boolean>;
	proration_behavior: ProrationBehavior | null;
	trial_end: string | null;
	trial_period_days: number | null;
	trial_settings: TrialSettings | null;
	when_unpaid: WhenUnpaid | null;
}

/** The terms of a subscription. Only in mode subscription. */
export interface SubscriptionDataCreate {
	/**
	 * When the first whole period begins: in the future, at most one period ahead. Excludes a trial; a trial of the
	 * prices does not count beside it. The session can be paid until then at most.
	 */
	billing_cycle_anchor?: string | null;
	/**
	 * After how many whole periods it ends by itself. A trial, and the time before billing_cycle_anchor, do not count.
	 * Until it is canceled when it is left out.
	 */
	cycles?: number | null;
	/**
	 * Of the subscription. Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers
	 * or booleans.
	 */
	metadata?: Record<string, string | number | boolean> | null;
	/**
	 * Only beside billing_cycle_anchor: whether the time until then is paid by its share, as it is when this is left out,
	 * or free.
	 */
	proration_behavior?: ProrationBehavior | null;
	/**
	 * Until when it is free at first: in the future, at most 730 days ahead. Excludes trial_period_days. The session can
	 * be paid until then at most.
	 */
	trial_end?: string | null;
	/**
	 * How many days are free at first; 0: none. When it, trial_end and billing_cycle_anchor are left out, the longest
	 * trial of the prices.
	 */
	trial_period_days?: number | null;
	trial_settings?: TrialSettings | null;
	/**
	 * What becomes of it when a renewal is not paid within 21 days: cancel, the default, ends it; with unpaid it stays,
	 * and goes on when the buyer pays the open invoice.
	 */
	when_unpaid?: WhenUnpaid | null;
}

export interface SubscriptionItem {
	/** What the buyer reads. */
	description: string;
	id: string;
	object: "subscription_item";
	price: LinePrice;
	quantity: number;
	/** What paying for it grants. */
	tier: string | null;
}

/** All its items. */
export interface SubscriptionItems {
	data: SubscriptionItem[];
	has_more: false;
	object: "list";
}

/** Nothing is charged while it is paused. The customer keeps what is paid for until the current period ends. */
export interface SubscriptionPause {
	/** When it goes on by itself: in the future, at most 730 days ahead. Until you resume it when it is left out. */
	resumes_at?: string | null;
}

/** What renewals are charged to; null: nothing is known. */
export interface SubscriptionPaymentMethod {
	card: SubscriptionPaymentMethodCard | null;
	type: PaymentMethodType;
}

export interface SubscriptionPaymentMethodCard {
	brand: string;
	last4: string;
}

export type SubscriptionStatus = "incomplete" | "trialing" | "active" | "past_due" | "paused" | "canceled" | "unpaid";

/** What is left out stays. Not while it is incomplete or canceled. */
export interface SubscriptionUpdate {
	/** When it is to end: in the future, at most 100 years ahead; null takes it back. */
	cancel_at?: string | null;
	/** True ends it with the current period, false takes that back. True excludes cancel_at. */
	cancel_at_period_end?: boolean | null;
	/**
	 * Items that change; the others stay. At most 20 are left, at least one, at most one with a tier, and all repeat
	 * equally often. Another period than before begins anew, at once or when the trial ends. Not while an invoice is
	 * open.
	 */
	items?: SubscriptionUpdateItems[] | null;
	/** Keys to set; an empty string removes its key. */
	metadata?: Record<string, string | number | boolean> | null;
	/**
	 * Only beside items: whether the rest of the current period is settled with the next invoice, as it is when this is
	 * left out.
	 */
	proration_behavior?: ProrationBehavior | null;
	/**
	 * When its trial is to end: "now", or a time in the future, at most 730 days ahead. Only while it is trialing; whole
	 * periods begin then.
	 */
	trial_end?: string | null;
}

export interface SubscriptionUpdateItems {
	/** True takes the item out. */
	deleted?: boolean | null;
	/** The item that is changed. Left out beside a price: a new item. Left out otherwise: the only item. */
	id?: string | null;
	/** Its price from now on: of the catalog, recurring, with a fixed amount in the subscription's currency. */
	price?: string | null;
	/** How many from now on; as many as before when it is left out, 1 of a new item. */
	quantity?: number | null;
}

export interface SubscriptionsListParams {
	/** How many to return, from 1 to 100; 10 when nothing is said. */
	limit?: number;
	/** The id of the last object of the page before. */
	starting_after?: string;
	/**
	 * Only those that are incomplete, trialing, active, past_due, paused, canceled or unpaid. All of them, canceled ones
	 * too, when it is left out.
	 */
	status?: string;
	/** Only those of this customer. */
	customer?: string;
}

export interface TaxAmount {
	/** Minor units. */
	amount: number;
	/** Whether the price already contains it. */
	inclusive: boolean;
	rate: TaxAmountRate;
	/** What it is computed on. */
	taxable_amount: number;
}

export interface TaxAmountRate {
	country: string | null;
	display_name: string | null;
	id: string;
	/** As the rate says it. */
	inclusive: boolean;
	/** Exact, with up to four decimals. */
	percentage: number | null;
	state: string | null;
}

export type TaxBehavior = "inclusive" | "exclusive" | "unspecified";

export interface TaxId {
	/** Such as eu_vat. */
	type: string;
	value: string;
}

export interface TaxRate {
	active: boolean;
	country: string | null;
	/** When it was made. */
	created_at: string;
	description: string | null;
	display_name: string;
	id: string;
	inclusive: boolean;
	jurisdiction: string | null;
	/** Whether it is of live mode. */
	livemode: boolean;
	/** Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans. */
	metadata: Record<string, string | number | boolean>;
	object: "tax_rate";
	/** Exact. */
	percentage: number;
	state: string | null;
}

export interface TaxRateCreate {
	active?: boolean | null;
	/** ISO 3166 code: the rate is applied by address. */
	country?: string | null;
	description?: string | null;
	/** What buyers read, such as VAT. */
	display_name: string;
	/** Whether prices contain it. */
	inclusive: boolean;
	jurisdiction?: string | null;
	/** Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans. */
	metadata?: Record<string, string | number | boolean> | null;
	/** From 0 to 100 with at most four decimals, as a number or a string. */
	percentage: number | string;
	state?: string | null;
}

/** The percentage never changes: make another rate. */
export interface TaxRateUpdate {
	active?: boolean | null;
	description?: string | null;
	display_name?: string | null;
	jurisdiction?: string | null;
	/** Keys to set; an empty string removes its key. */
	metadata?: Record<string, string | number | boolean> | null;
}

export interface TaxRatesListParams {
	/** How many to return, from 1 to 100; 10 when nothing is said. */
	limit?: number;
	/** The id of the last object of the page before. */
	starting_after?: string;
	/** Only those that are active, or are not. */
	active?: boolean;
}

/** The time of a merchant in test mode. It stands still until it is advanced or released. */
export interface TestClock {
	livemode: false;
	/** What time it is for this merchant. */
	now: string;
	object: "test_clock";
	/** released: none is set, and the machine's time counts. advancing: it is on its way. ready: it stands. */
	status: TestClockStatus;
	/** Where it is going. */
	target: string | null;
}

export type TestClockStatus = "released" | "advancing" | "ready";

export interface TestClockTurn {
	/** An ISO 8601 duration, such as P40D, P1M or PT1H. At most 750 days. Excludes now. */
	advance?: string | null;
	/** The time to go to. Never back. */
	now?: string | null;
}

/** What happens when a trial ends and no payment method is known. */
export interface TrialSettings {
	end_behavior: TrialSettingsEndBehavior;
}

export interface TrialSettingsEndBehavior {
	/**
	 * cancel ends the subscription, pause pauses it, create_invoice, the default, makes an invoice that the buyer pays on
	 * its page.
	 */
	missing_payment_method: TrialSettingsEndBehaviorMissingPaymentMethod;
}

export type TrialSettingsEndBehaviorMissingPaymentMethod = "cancel" | "pause" | "create_invoice";

export interface WebhookEndpoint {
	/** When it was made. */
	created_at: string;
	description: string | null;
	/** In whose form the payloads are written and signed. */
	dialect: string;
	enabled_events: string[];
	events: string[];
	expand: SessionCreateExpand[];
	id: string;
	livemode: boolean;
	object: "webhook_endpoint";
	/** Only where events were asked to be sent again: how far that is. */
	replay?: WebhookEndpointReplayValue;
	/** Only in the answer to create. */
	secret?: string;
	status: ProcessorAccountStatus;
	url: string;
}

export interface WebhookEndpointCreate {
	description?: string | null;
	/** In whose form the payloads are written and signed. A vendor's form has that vendor's events only. */
	dialect?: WebhookEndpointCreateDialect | null;
	/** Event types, or ["*"]. */
	enabled_events?: string[];
	/** The same as enabled_events; send one of them. */
	events?: string[];
	/** What the session in a payload carries whole. */
	expand?: SessionCreateExpand[] | null;
	/**
	 * For the dialect copperx alone: whether the secret itself is sent in the header x-webhook-token, for receivers that
	 * look for it there. Whoever sees such a request can forge others.
	 */
	send_secret?: boolean | null;
	/** Where to post. Private addresses are refused, but for loopback while the server itself is on loopback. */
	url: string;
}

export type WebhookEndpointCreateDialect = "native" | "elixpo" | "inflow" | "copperx" | "axra";

export interface WebhookEndpointReplay {
	/** Every event after this sequence number that the endpoint wants is sent again, up to the latest one now. */
	after: number;
}

/** Only where events were asked to be sent again: how far that is. */
export interface WebhookEndpointReplayValue {
	finished: boolean;
	/** The sequence number up to which they are put out. */
	sequence: number;
	/** The sequence number that it goes to. */
	until: number;
}

export interface WebhookEndpointRotate {
	/** For how many seconds the secret before it still signs beside the new one. */
	expire_previous_in?: number | null;
}

export interface WebhookEndpointUpdate {
	description?: string | null;
	/**
	 * Whether it is told nothing any more. What was still to be told is given up; one that is switched on again is told
	 * what happens from then on.
	 */
	disabled?: boolean | null;
	/** Event types, or ["*"]. The whole list. */
	enabled_events?: string[] | null;
	/** The same as enabled_events; send one of them. */
	events?: string[] | null;
	/** The same as disabled, in a word; send one of them. */
	status?: ProcessorAccountStatus | null;
	/** Where to post. */
	url?: string | null;
}

export interface WebhookEndpointsListParams {
	/** How many to return, from 1 to 100; 10 when nothing is said. */
	limit?: number;
	/** The id of the last object of the page before. */
	starting_after?: string;
}

export interface WebhooksListParams {
	/** How many to return, from 1 to 100; 10 when nothing is said. */
	limit?: number;
	/** The id of the last object of the page before. */
	starting_after?: string;
}

export type WhenUnpaid = "cancel" | "unpaid";

/** What each event is about. */
export interface EventObjects {
	"checkout.session.created": Session;
	"checkout.session.completed": Session;
	"checkout.session.expired": Session;
	"payment.created": Payment;
	"payment.authorized": Payment;
	"payment.succeeded": Payment;
	"payment.failed": Payment;
	"payment.canceled": Payment;
	"payment.parked": Payment;
	"payment.refunded": Payment;
	"payment.owed": Payment;
	"late_payment_refunded": Payment;
	"refund.created": Refund;
	"refund.updated": Refund;
	"refund.failed": Refund;
	"dispute.created": Dispute;
	"dispute.updated": Dispute;
	"dispute.closed": Dispute;
	"customer.created": Customer;
	"customer.updated": Customer;
	"customer.deleted": Customer;
	"entitlement.updated": Entitlement;
	"product.created": Product;
	"product.updated": Product;
	"price.created": Price;
	"price.updated": Price;
	"coupon.created": Coupon;
	"coupon.updated": Coupon;
	"coupon.deleted": Coupon;
	"promotion_code.created": PromotionCode;
	"promotion_code.updated": PromotionCode;
	"tax_rate.created": TaxRate;
	"tax_rate.updated": TaxRate;
	"shipping_rate.created": ShippingRate;
	"shipping_rate.updated": ShippingRate;
	"customer.subscription.created": Subscription;
	"customer.subscription.updated": Subscription;
	"customer.subscription.deleted": Subscription;
	"customer.subscription.paused": Subscription;
	"customer.subscription.resumed": Subscription;
	"customer.subscription.trial_will_end": Subscription;
	"invoice.created": Invoice;
	"invoice.paid": Invoice;
	"invoice.payment_failed": Invoice;
	"invoice.payment_action_required": Invoice;
	"invoice.voided": Invoice;
	"invoice.marked_uncollectible": Invoice;
	"payment_link.created": PaymentLink;
	"payment_link.updated": PaymentLink;
	"offer.created": Offer;
	"offer.updated": Offer;
	"reconciliation.difference": Record<string, any>;
	"webhook_endpoint.disabled": Record<string, any>;
}
export type EventType = keyof EventObjects;
/** An event of one type. */
export interface EventOf<T extends EventType> {
	/** When it happened. */
	created_at: string;
	id: string;
	livemode: boolean;
	object: "event";
	pending_webhooks: number;
	request: EventRequest;
	/** The place in the merchant's gapless sequence of this mode. */
	sequence: number;
	type: T;
	data: {
		/** The object as it was then. */
		object: EventObjects[T];
		/**
		 * Only in events about a change of a subscription: the fields of the object that were others before, with what they
		 * were. updated_at is not among them; a change that no field shows leaves it empty.
		 */
		previous_attributes?: Record<string, any>;
	};
}
/** Something that happened. `type` tells which; a newer server may know more types than are listed here. */
export type Event = { [T in EventType]: EventOf<T> }[EventType];

export interface BillingPortalResource {
	readonly sessions: BillingPortalSessionsResource;
}

export interface BillingPortalSessionsResource {
	/** Create a way into the customer portal. */
	create(params: PortalSessionCreate, options?: RequestOptions): Promise<Answered<PortalSession>>;
}

export interface BrandingResource {
	/** Look at how your pages look. */
	retrieve(options?: RequestOptions): Promise<Answered<Look>>;
	/** Change how your pages look. */
	update(params?: LookUpdate, options?: RequestOptions): Promise<Answered<Look>>;
	/** Upload a logo: PNG, JPEG or WebP of at most 512 KB, as the body. */
	uploadLogo(file: FileParams, options?: RequestOptions): Promise<Answered<Look>>;
}

export interface CatalogResource {
	/** Read what is for sale; without a key, of the merchant that app names. */
	retrieve(params?: CatalogRetrieveParams, options?: RequestOptions): Promise<Answered<Catalog>>;
	/** Declare the whole catalog. */
	sync(params?: CatalogSync, options?: RequestOptions): Promise<Answered<CatalogSynced>>;
}

export interface CheckoutResource {
	readonly sessions: CheckoutSessionsResource;
}

export interface CheckoutSessionsResource {
	/** Create a checkout session. */
	create(params?: SessionCreate, options?: RequestOptions): Promise<Answered<Session>>;
	/** Expire an open checkout session. */
	expire(id: string, options?: RequestOptions): Promise<Answered<Session>>;
	/** Explain how a session's total comes about. */
	explain(id: string, options?: RequestOptions): Promise<Answered<Explanation>>;
	/** List checkout sessions. */
	list(params?: SessionsListParams, options?: RequestOptions): ListOf<Session>;
	/** List the lines of a checkout session. */
	listLineItems(id: string, params?: SessionsLineItemsParams, options?: RequestOptions): ListOf<LineItem>;
	/** Retrieve a checkout session. */
	retrieve(id: string, params?: SessionsRetrieveParams, options?: RequestOptions): Promise<Answered<Session>>;
	/** Update a checkout session. */
	update(id: string, params?: SessionUpdate, options?: RequestOptions): Promise<Answered<Session>>;
}

export interface CouponsResource {
	/** Create a coupon. */
	create(params?: CouponCreate, options?: RequestOptions): Promise<Answered<Coupon>>;
	/** Delete a coupon: sessions that have it keep it. */
	delete(id: string, options?: RequestOptions): Promise<Answered<Deleted>>;
	/** List coupons. */
	list(params?: CouponsListParams, options?: RequestOptions): ListOf<Coupon>;
	/** Retrieve a coupon. */
	retrieve(id: string, options?: RequestOptions): Promise<Answered<Coupon>>;
	/** Update a coupon. */
	update(id: string, params?: CouponUpdate, options?: RequestOptions): Promise<Answered<Coupon>>;
}

export interface CustomersResource {
	/** Create a customer, or update the one who has the uid. */
	create(params?: CustomerCreate, options?: RequestOptions): Promise<Answered<Customer>>;
	/** Delete a customer: their subscriptions and open sessions end, and what is known of them is erased. */
	delete(id: string, options?: RequestOptions): Promise<Answered<Deleted>>;
	/** List customers. */
	list(params?: CustomersListParams, options?: RequestOptions): ListOf<Customer>;
	/** List what a customer has. */
	listEntitlements(id: string, params?: CustomersEntitlementsParams, options?: RequestOptions): ListOf<Entitlement>;
	/** List the payments of a customer. */
	listPayments(id: string, params?: CustomersPaymentsParams, options?: RequestOptions): ListOf<Payment>;
	/** List the sessions of a customer. */
	listSessions(id: string, params?: CustomersSessionsParams, options?: RequestOptions): ListOf<Session>;
	/** List the cards that a customer has on file. */
	paymentMethods(id: string, params?: CustomersPaymentMethodsParams, options?: RequestOptions): ListOf<PaymentMethod>;
	/** Retrieve a customer. */
	retrieve(id: string, options?: RequestOptions): Promise<Answered<Customer>>;
	/** Update a customer. */
	update(id: string, params?: CustomerUpdate, options?: RequestOptions): Promise<Answered<Customer>>;
}

export interface DisputesResource {
	/** List disputes. */
	list(params?: DisputesListParams, options?: RequestOptions): ListOf<Dispute>;
	/** Retrieve a dispute. */
	retrieve(id: string, options?: RequestOptions): Promise<Answered<Dispute>>;
}

export interface EntitlementsResource {
	/** Read what a customer has. */
	retrieve(params?: EntitlementsRetrieveParams, options?: RequestOptions): Promise<Answered<Entitlement>>;
}

export interface EventsResource {
	/** List events, newest first, or in order after a place; with Accept: text/event-stream, as they happen. */
	list(params?: EventsListParams, options?: RequestOptions): ListOf<Event>;
	/** Send an event again to every endpoint that wants it, or to one. */
	redeliver(id: string, params?: EventRedeliver, options?: RequestOptions): Promise<Answered<Event>>;
	/** Retrieve an event. */
	retrieve(id: string, options?: RequestOptions): Promise<Answered<Event>>;
}

export interface InvoicesResource {
	/** List invoices. */
	list(params?: InvoicesListParams, options?: RequestOptions): ListOf<Invoice>;
	/** Retrieve an invoice. */
	retrieve(id: string, options?: RequestOptions): Promise<Answered<Invoice>>;
}

export interface OffersResource {
	/** Create an offer: a subscription on fixed terms. */
	create(params: OfferCreate, options?: RequestOptions): Promise<Answered<Offer>>;
	/** List offers. */
	list(params?: OffersListParams, options?: RequestOptions): ListOf<Offer>;
	/** Retrieve an offer. */
	retrieve(id: string, options?: RequestOptions): Promise<Answered<Offer>>;
	/** Update or deactivate an offer. */
	update(id: string, params?: OfferUpdate, options?: RequestOptions): Promise<Answered<Offer>>;
}

export interface ParkedNoticesResource {
	/** List what processors told and what fits no payment. */
	list(params?: ParkedNoticesListParams, options?: RequestOptions): ListOf<ParkedNotice>;
}

export interface PaymentLinksResource {
	/** Create a payment link. */
	create(params?: PaymentLinkCreate, options?: RequestOptions): Promise<Answered<PaymentLink>>;
	/** List payment links. */
	list(params?: PaymentLinksListParams, options?: RequestOptions): ListOf<PaymentLink>;
	/** Retrieve a payment link. */
	retrieve(id: string, options?: RequestOptions): Promise<Answered<PaymentLink>>;
	/** Update or deactivate a payment link. */
	update(id: string, params?: PaymentLinkUpdate, options?: RequestOptions): Promise<Answered<PaymentLink>>;
}

export interface PaymentMethodsResource {
	/** Remove a card that is on file. */
	delete(id: string, options?: RequestOptions): Promise<Answered<Deleted>>;
	/** Retrieve a card that is on file. */
	retrieve(id: string, options?: RequestOptions): Promise<Answered<PaymentMethod>>;
}

export interface PaymentsResource {
	/** Let go of what is held, or take back what is offered. */
	cancel(id: string, options?: RequestOptions): Promise<Answered<Payment>>;
	/** Capture what is held, or a part of it. */
	capture(id: string, params?: PaymentCapture, options?: RequestOptions): Promise<Answered<Payment>>;
	/** Take a payment without a page. */
	create(params: PaymentCreate, options?: RequestOptions): Promise<Answered<Payment>>;
	/** List payments. */
	list(params?: PaymentsListParams, options?: RequestOptions): ListOf<Payment>;
	/** Retrieve a payment. */
	retrieve(id: string, options?: RequestOptions): Promise<Answered<Payment>>;
}

export interface PlansResource {
	/** Create a plan: a product with one recurring price. */
	create(params: PlanCreate, options?: RequestOptions): Promise<Answered<Plan>>;
	/** List plans. */
	list(params?: PlansListParams, options?: RequestOptions): ListOf<Plan>;
	/** Retrieve a plan. */
	retrieve(id: string, options?: RequestOptions): Promise<Answered<Plan>>;
}

export interface PricesResource {
	/** Create a price. */
	create(params: PriceCreate, options?: RequestOptions): Promise<Answered<Price>>;
	/** List prices. */
	list(params?: PricesListParams, options?: RequestOptions): ListOf<Price>;
	/** Retrieve a price. */
	retrieve(id: string, options?: RequestOptions): Promise<Answered<Price>>;
	/** Update or archive a price. */
	update(id: string, params?: PriceUpdate, options?: RequestOptions): Promise<Answered<Price>>;
}

export interface ProcessorAccountsResource {
	/** Set up an account at a processor. */
	create(params: ProcessorAccountCreate, options?: RequestOptions): Promise<Answered<ProcessorAccount>>;
	/** List accounts at processors, in the order in which they are asked. */
	list(params?: ProcessorAccountsListParams, options?: RequestOptions): ListOf<ProcessorAccount>;
	/** Retrieve an account at a processor. */
	retrieve(id: string, options?: RequestOptions): Promise<Answered<ProcessorAccount>>;
	/** Change an account at a processor, or switch it off. */
	update(id: string, params?: ProcessorAccountUpdate, options?: RequestOptions): Promise<Answered<ProcessorAccount>>;
}

export interface ProcessorsResource {
	/** List the processors that there are in this mode. */
	list(options?: RequestOptions): ListOf<Processor>;
}

export interface ProductsResource {
	/** Create a product. */
	create(params: ProductCreate, options?: RequestOptions): Promise<Answered<Product>>;
	/** List products. */
	list(params?: ProductsListParams, options?: RequestOptions): ListOf<Product>;
	/** Retrieve a product. */
	retrieve(id: string, options?: RequestOptions): Promise<Answered<Product>>;
	/** Update or archive a product. */
	update(id: string, params?: ProductUpdate, options?: RequestOptions): Promise<Answered<Product>>;
}

export interface PromotionCodesResource {
	/** Create a promotion code. */
	create(params?: PromotionCodeCreate, options?: RequestOptions): Promise<Answered<PromotionCode>>;
	/** List promotion codes. */
	list(params?: PromotionCodesListParams, options?: RequestOptions): ListOf<PromotionCode>;
	/** Retrieve a promotion code. */
	retrieve(id: string, options?: RequestOptions): Promise<Answered<PromotionCode>>;
	/** Update a promotion code. */
	update(id: string, params?: PromotionCodeUpdate, options?: RequestOptions): Promise<Answered<PromotionCode>>;
}

export interface RefundsResource {
	/** Refund a payment, all of it or a part. */
	create(params?: RefundCreate, options?: RequestOptions): Promise<Answered<Refund>>;
	/** List refunds. */
	list(params?: RefundsListParams, options?: RequestOptions): ListOf<Refund>;
	/** Retrieve a refund. */
	retrieve(id: string, options?: RequestOptions): Promise<Answered<Refund>>;
}

export interface ShippingRatesResource {
	/** Create a shipping rate. */
	create(params: ShippingRateCreate, options?: RequestOptions): Promise<Answered<ShippingRate>>;
	/** List shipping rates. */
	list(params?: ShippingRatesListParams, options?: RequestOptions): ListOf<ShippingRate>;
	/** Retrieve a shipping rate. */
	retrieve(id: string, options?: RequestOptions): Promise<Answered<ShippingRate>>;
	/** Update a shipping rate. */
	update(id: string, params?: ShippingRateUpdate, options?: RequestOptions): Promise<Answered<ShippingRate>>;
}

export interface SubscriptionsResource {
	/** Cancel a subscription, at once or at the end of its period. */
	cancel(id: string, params?: SubscriptionCancel, options?: RequestOptions): Promise<Answered<Subscription>>;
	/** Cancel a subscription at once. */
	delete(id: string, options?: RequestOptions): Promise<Answered<Subscription>>;
	/** List subscriptions. */
	list(params?: SubscriptionsListParams, options?: RequestOptions): ListOf<Subscription>;
	/** Pause a subscription that is trialing or active. */
	pause(id: string, params?: SubscriptionPause, options?: RequestOptions): Promise<Answered<Subscription>>;
	/** Resume a paused subscription; or take a planned cancellation back, and let renewals go that are held. */
	resume(id: string, options?: RequestOptions): Promise<Answered<Subscription>>;
	/** Retrieve a subscription. */
	retrieve(id: string, options?: RequestOptions): Promise<Answered<Subscription>>;
	/** Update a subscription. */
	update(id: string, params?: SubscriptionUpdate, options?: RequestOptions): Promise<Answered<Subscription>>;
}

export interface TaxRatesResource {
	/** Create a tax rate. */
	create(params: TaxRateCreate, options?: RequestOptions): Promise<Answered<TaxRate>>;
	/** List tax rates. */
	list(params?: TaxRatesListParams, options?: RequestOptions): ListOf<TaxRate>;
	/** Retrieve a tax rate. */
	retrieve(id: string, options?: RequestOptions): Promise<Answered<TaxRate>>;
	/** Update a tax rate. */
	update(id: string, params?: TaxRateUpdate, options?: RequestOptions): Promise<Answered<TaxRate>>;
}

export interface TestClockResource {
	/** Let go of the test clock: the machine's time counts again. */
	release(options?: RequestOptions): Promise<Answered<TestClock>>;
	/** Look at the test clock. */
	retrieve(options?: RequestOptions): Promise<Answered<TestClock>>;
	/** Set the test clock, or advance it. */
	turn(params?: TestClockTurn, options?: RequestOptions): Promise<Answered<TestClock>>;
}

export interface WebhookEndpointsResource {
	/** Create a webhook endpoint. */
	create(params: WebhookEndpointCreate, options?: RequestOptions): Promise<Answered<WebhookEndpoint>>;
	/** Delete a webhook endpoint. */
	delete(id: string, options?: RequestOptions): Promise<Answered<Deleted>>;
	/** List webhook endpoints. */
	list(params?: WebhookEndpointsListParams, options?: RequestOptions): ListOf<WebhookEndpoint>;
	/** Send every event after a place in the sequence again to a webhook endpoint. */
	replay(id: string, params: WebhookEndpointReplay, options?: RequestOptions): Promise<Answered<WebhookEndpoint>>;
	/** Retrieve a webhook endpoint. */
	retrieve(id: string, options?: RequestOptions): Promise<Answered<WebhookEndpoint>>;
	/** Give a webhook endpoint another secret. */
	rotateSecret(id: string, params?: WebhookEndpointRotate, options?: RequestOptions): Promise<Answered<WebhookEndpoint>>;
	/** Update a webhook endpoint, or switch it off or on. */
	update(id: string, params?: WebhookEndpointUpdate, options?: RequestOptions): Promise<Answered<WebhookEndpoint>>;
}

export interface WebhooksResource {
	/** Create a webhook endpoint. */
	create(params: WebhookEndpointCreate, options?: RequestOptions): Promise<Answered<WebhookEndpoint>>;
	/** Delete a webhook endpoint. */
	delete(id: string, options?: RequestOptions): Promise<Answered<Deleted>>;
	/** List webhook endpoints. */
	list(params?: WebhooksListParams, options?: RequestOptions): ListOf<WebhookEndpoint>;
	/** Send every event after a place in the sequence again to a webhook endpoint. */
	replay(id: string, params: WebhookEndpointReplay, options?: RequestOptions): Promise<Answered<WebhookEndpoint>>;
	/** Retrieve a webhook endpoint. */
	retrieve(id: string, options?: RequestOptions): Promise<Answered<WebhookEndpoint>>;
	/** Give a webhook endpoint another secret. */
	rotateSecret(id: string, params?: WebhookEndpointRotate, options?: RequestOptions): Promise<Answered<WebhookEndpoint>>;
	/** Update a webhook endpoint, or switch it off or on. */
	update(id: string, params?: WebhookEndpointUpdate, options?: RequestOptions): Promise<Answered<WebhookEndpoint>>;
}

/** Everything that a client has. */
export interface Resources {
	readonly billingPortal: BillingPortalResource;
	readonly branding: BrandingResource;
	readonly catalog: CatalogResource;
	readonly checkout: CheckoutResource;
	readonly coupons: CouponsResource;
	readonly customers: CustomersResource;
	readonly disputes: DisputesResource;
	readonly entitlements: EntitlementsResource;
	readonly events: EventsResource;
	readonly invoices: InvoicesResource;
	readonly offers: OffersResource;
	readonly parkedNotices: ParkedNoticesResource;
	readonly paymentLinks: PaymentLinksResource;
	readonly paymentMethods: PaymentMethodsResource;
	readonly payments: PaymentsResource;
	readonly plans: PlansResource;
	readonly prices: PricesResource;
	readonly processorAccounts: ProcessorAccountsResource;
	readonly processors: ProcessorsResource;
	readonly products: ProductsResource;
	readonly promotionCodes: PromotionCodesResource;
	readonly refunds: RefundsResource;
	readonly shippingRates: ShippingRatesResource;
	readonly subscriptions: SubscriptionsResource;
	readonly taxRates: TaxRatesResource;
	readonly testClock: TestClockResource;
	readonly webhookEndpoints: WebhookEndpointsResource;
	readonly webhooks: WebhooksResource;
}
