//! The planted bugs: what was published, and which tests must notice.

/// One bug: under this name it stands in the sources, as `planted!("name")`.
pub struct Bug {
    /// Its name.
    pub name: &'static str,
    /// What went wrong, and where it was published, as far as one place can be named.
    pub was: &'static str,
    /// The package whose tests notice.
    pub package: &'static str,
    /// The tests, by the part of their names that they share.
    pub tests: &'static str,
}

const fn bug(name: &'static str, was: &'static str, package: &'static str, tests: &'static str) -> Bug {
    Bug { name, was, package, tests }
}

const DOMAIN: &str = "kassa-domain";
const PAGES: &str = "kassa-pages";
const PROCESSORS: &str = "kassa-processors";
const SERVER: &str = "kassa-server";
const STORE: &str = "kassa-store";

/// All of them, by what they are about: notices, money, sessions, limits, keys, events, subscriptions, pages.
pub const BUGS: [Bug; 61] = [
    bug(
        "empty_secret_accepted",
        "A webhook secret that was never set is the empty text, and whoever signs with that is believed.",
        DOMAIN,
        "signature::",
    ),
    bug(
        "signature_compared_by_prefix",
        "A signature is compared over the length of what was sent, so that its first byte is enough.",
        PROCESSORS,
        "wire::",
    ),
    bug(
        "old_timestamp_accepted",
        "The time within a signature is read and not compared, so that a recorded webhook can be sent again for ever.",
        DOMAIN,
        "signature::",
    ),
    bug(
        "amount_not_compared",
        "A notice of success pays the order, whatever amount it speaks of: a part of the price buys the whole.",
        DOMAIN,
        "another_amount_or_currency",
    ),
    bug(
        "currency_not_compared",
        "The number of a captured amount is compared and its currency is not: 50 of a cheap one for 50 of a dear one.",
        DOMAIN,
        "another_amount_or_currency",
    ),
    bug(
        "decline_is_believed_for_ever",
        "A decline is taken for the last word, and the money of one that turned, whose notice was lost, is kept by nobody.",
        SERVER,
        "late::a_decline",
    ),
    bug(
        "account_not_compared",
        "A signed event of another connected account is applied to a payment of this one.",
        SERVER,
        "other_account",
    ),
    bug(
        "mode_not_compared",
        "An event of test mode pays a live order: it is signed too, and nobody looks at `livemode`.",
        SERVER,
        "other_mode",
    ),
    bug(
        "notice_answered_before_commit",
        "A webhook is answered with 200 before anything is written, so that it is lost with whatever fails then.",
        SERVER,
        "money::notices::w3_",
    ),
    bug(
        "late_failure_overturns_success",
        "Events come in any order, and a failure that arrives after the success takes the payment back.",
        DOMAIN,
        "attempt::tests",
    ),
    bug(
        "completed_twice",
        "Webhook and browser return both complete the order: it is fulfilled twice (Medusa, issue 13301).",
        DOMAIN,
        "session::tests",
    ),
    bug(
        "late_money_kept",
        "Money that arrives after the order has expired completes it all the same, though its stock is sold.",
        DOMAIN,
        "session::tests",
    ),
    bug(
        "surplus_not_refunded",
        "What was paid twice or too late is logged, and the buyer's money stays where it is.",
        DOMAIN,
        "decide::tests::refunds::s3_",
    ),
    bug(
        "unknown_is_failed",
        "A timeout at the processor is shown as a decline, the buyer pays again, and both charges stand.",
        DOMAIN,
        "an_unheard_ending",
    ),
    bug(
        "second_attempt_while_one_is_live",
        "A second click starts a second charge, because the first is not answered yet.",
        DOMAIN,
        "session::tests",
    ),
    bug(
        "expired_under_a_live_attempt",
        "The clean-up of old orders cancels one that the processor is charging at that moment.",
        DOMAIN,
        "a_live_attempt_holds_off_expiry",
    ),
    bug(
        "started_after_expiry",
        "An order whose time is over can be paid until the job that marks it so has run.",
        DOMAIN,
        "nothing_starts_at_or_after_the_end",
    ),
    bug(
        "called_before_commit",
        "The processor is called before it is written down what it is asked, and a crash in between charges twice.",
        SERVER,
        "late::what_a_provider",
    ),
    bug(
        "nobody_asks_after_a_crash",
        "A charge is begun and no job will ask how it ended: after a crash it is pending for ever.",
        SERVER,
        "late::a_crash_around",
    ),
    bug(
        "old_cart_pays_new_one",
        "The cart is changed while the payment is under way, and the old amount pays for the new cart.",
        DOMAIN,
        "a_late_success_for_another_cart",
    ),
    bug(
        "shown_total_not_compared",
        "The price changes between page and submit, and the buyer is charged what was never shown.",
        DOMAIN,
        "nobody_pays_another_total",
    ),
    bug(
        "refund_larger_than_capture",
        "A refund is not held against what was captured, and gives back more than was paid.",
        DOMAIN,
        "m4_",
    ),
    bug(
        "refund_not_reserved",
        "A refund counts only when the processor has made it, so that pending ones together exceed the payment.",
        DOMAIN,
        "m4_fifty_refunds",
    ),
    bug(
        "refund_check_then_act",
        "What is left to refund is read, compared and written without a lock: of two at once both are made.",
        SERVER,
        "money::refunds::m4_",
    ),
    bug(
        "one_key_for_all_steps",
        "All calls about a payment go out under its one idempotency key, and the provider answers a capture with the charge.",
        PROCESSORS,
        "every_operation_begins_with_its_call",
    ),
    bug(
        "late_news_reopen_a_dispute",
        "Notices of a dispute are applied as they come: a late one opens again what was lost, and books it twice.",
        DOMAIN,
        "w2_news_of_disputes",
    ),
    bug(
        "won_dispute_not_booked",
        "What a dispute took is booked, and what comes back when it is won is not: the books are short of it for ever.",
        DOMAIN,
        "m3_a_dispute",
    ),
    bug(
        "disputed_money_refunded",
        "What the buyer's bank has taken back is refunded as well, and the buyer has it twice.",
        DOMAIN,
        "m4_disputed_money",
    ),
    bug(
        "granted_while_held",
        "Money that is only held counts as paid, and what was bought is handed out before anything is captured.",
        SERVER,
        "entitled::what_is_held_grants_nothing",
    ),
    bug(
        "refund_takes_nothing_back",
        "A buyer gets all the money back and keeps what was bought with it.",
        DOMAIN,
        "a_full_refund_revokes_once",
    ),
    bug(
        "part_takes_all_back",
        "A refund of a part, for a scratch or a late parcel, takes away everything that was bought.",
        DOMAIN,
        "g4_only_a_full_refund",
    ),
    bug(
        "coupon_check_then_act",
        "A coupon's limit is read first and counted later: many sessions at once redeem it (CVE-2026-31824).",
        STORE,
        "discounts::no_number_of_sessions",
    ),
    bug(
        "customer_limit_check_then_act",
        "The limit per customer is read first and counted later (CVE-2026-47741).",
        STORE,
        "discounts::no_number_of_payments",
    ),
    bug(
        "reservation_never_released",
        "What an order reserved stays reserved when the order expires, and soon all of it is kept for nobody.",
        SERVER,
        "discounts::what_a_session_holds",
    ),
    bug(
        "key_of_all_merchants",
        "Idempotency keys are looked up without their merchant: one is answered with the order of another.",
        SERVER,
        "api::the_same_key_and_body",
    ),
    bug(
        "key_with_another_body_replayed",
        "A known idempotency key answers whatever is sent under it, also another order.",
        DOMAIN,
        "idempotency::",
    ),
    bug(
        "two_workers_have_one_job",
        "A lease is over before its work is, or holds nobody off, and two workers do the same job.",
        STORE,
        "a_job_is_leased_to_one",
    ),
    bug(
        "event_outside_commit",
        "An event is written beside the transaction of its change, and tells of what was rolled back.",
        STORE,
        "nothing_is_told_of_what_did_not_happen",
    ),
    bug(
        "body_rendered_again",
        "A webhook is rendered anew for each try, so that no two tries of it have the same bytes.",
        SERVER,
        "webhooks::a_failing_endpoint",
    ),
    bug(
        "tried_again_at_once",
        "A webhook that was not taken is sent again at once, and again: whoever is down stays down.",
        DOMAIN,
        "endpoint::tests::the_schedule",
    ),
    bug(
        "wait_asked_for_ignored",
        "A receiver says 429 and when it wants to be asked again, and is asked again at once.",
        DOMAIN,
        "endpoint::tests::retry_after",
    ),
    bug(
        "sent_after_switching_off",
        "An endpoint that was switched off still gets what had not been delivered to it, for days.",
        SERVER,
        "endpoints::one_that_is_switched_off",
    ),
    bug(
        "new_secret_signs_late",
        "After a change of the secret the old one signs until its time is over, and receivers that changed at once refuse all.",
        SERVER,
        "endpoints::the_secret_before",
    ),
    bug(
        "retry_signed_as_before",
        "The time in a signature is that of the first try, so that receivers take later ones for recordings.",
        SERVER,
        "webhooks::a_failing_endpoint",
    ),
    bug(
        "renewal_charged_twice",
        "A renewal job that runs twice in a period charges twice.",
        DOMAIN,
        "shop::subscriptions::",
    ),
    bug(
        "charged_after_cancel",
        "A subscription that was cancelled for the end of its period is renewed there.",
        DOMAIN,
        "shop::subscriptions::",
    ),
    bug(
        "charged_while_paused",
        "A subscription that is paused is renewed and charged all the same.",
        DOMAIN,
        "a_pause_keeps_what_is_paid",
    ),
    bug(
        "charged_before_the_trial_ends",
        "The job that warns of the end of a trial charges it, days before it is over.",
        DOMAIN,
        "a_trial_is_free",
    ),
    bug(
        "short_month_moves_the_day",
        "Each period is counted from the one before: whoever began on the 31st pays on the 28th ever after February.",
        DOMAIN,
        "a_month_follows_another",
    ),
    bug(
        "missed_periods_charged_at_once",
        "After a long silence, or a clock that jumped, every period that was missed is charged on one day.",
        DOMAIN,
        "a_jump_of_a_year",
    ),
    bug(
        "dunning_never_stops",
        "A declined renewal is tried again and again, every hour, until networks fine the merchant for it.",
        DOMAIN,
        "dunning::tests::no_try_follows",
    ),
    bug(
        "share_in_whole_days",
        "A change in the middle of a period is settled by whole days, and a day is given away or charged twice.",
        DOMAIN,
        "schedule::",
    ),
    bug(
        "credit_is_lost",
        "Credit that is more than the next invoice comes to is forgotten with it.",
        DOMAIN,
        "credit_that_an_invoice",
    ),
    bug(
        "parts_lose_the_remainder",
        "A discount is split over lines and each part rounded down: their sum is a minor unit short.",
        DOMAIN,
        "pricing::tests::splitting_loses_nothing",
    ),
    bug(
        "rounded_in_floats",
        "A tax is computed in binary fractions of the large unit, and half a cent is rounded down.",
        DOMAIN,
        "pricing::",
    ),
    bug(
        "url_scheme_not_checked",
        "A success URL may be `javascript:` or `data:`, and the page sends the buyer there.",
        DOMAIN,
        "address::tests",
    ),
    bug(
        "private_address_allowed",
        "A webhook URL may name the cloud's metadata service or a host of the private network (CVE-2026-35409).",
        DOMAIN,
        "address::tests",
    ),
    bug(
        "merchant_not_asked_for",
        "An order is found by its id alone, so that every key reads the orders of all (CVE-2026-48016).",
        SERVER,
        "api::others_things",
    ),
    bug("revoked_key_works", "A key that was revoked is accepted as before.", SERVER, "api::a_revoked_key"),
    bug(
        "name_not_escaped",
        "A product's or a buyer's name is written into a page as HTML: stored cross-site scripting.",
        PAGES,
        "supplied_text_is_inert",
    ),
    bug(
        "form_token_not_checked",
        "A form from another site pays or changes what is bought in the buyer's name (cross-site request forgery).",
        SERVER,
        "buyer::forms_from_elsewhere",
    ),
];
