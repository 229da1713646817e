//! The pages where the buyer pays somewhere else than in our fields: in a provider's own fields, on a provider's page,
//! or from a wallet.

use askama::Template;

use super::pay::words_of;
use super::step::Exit;
use super::{Row, Shell, Summary, amount};
use crate::locales::Messages;
use crate::{ChainDue, Frame, Notice, ProviderFields, Step, Total, qr};

#[derive(Template)]
#[template(path = "provider.html")]
pub(super) struct Provider<'a> {
    t: &'static Messages,
    s: Shell<'a>,
    sum: Summary<'a>,
    exit: Exit<'a>,
    lead: String,
    fields: &'a ProviderFields,
    /// What the button says that pays.
    submit: String,
    notice: Option<(&'static str, &'static str)>,
    go_on: String,
}

impl<'a> Provider<'a> {
    pub(super) fn new(
        t: &'static Messages,
        frame: &'a Frame,
        total: &'a Total,
        step: &'a Step,
        (fields, notice): (&'a ProviderFields, Option<Notice>),
    ) -> Self {
        let s = Shell::new(frame, t.provider_heading);
        Self {
            t,
            sum: Summary::new(t, s.name, total),
            exit: Exit::new(t, &s, step),
            lead: t.provider_lead(&fields.provider),
            submit: t.provider_submit(&amount(t, total)),
            notice: notice.map(|notice| words_of(t, total, notice)),
            go_on: t.away_go(&fields.provider),
            fields,
            s,
        }
    }
}

#[derive(Template)]
#[template(path = "away.html")]
pub(super) struct Away<'a> {
    t: &'static Messages,
    s: Shell<'a>,
    sum: Summary<'a>,
    exit: Exit<'a>,
    lead: String,
    url: &'a str,
    go_on: String,
    notice: Option<(&'static str, &'static str)>,
}

impl<'a> Away<'a> {
    pub(super) fn new(
        t: &'static Messages,
        frame: &'a Frame,
        total: &'a Total,
        step: &'a Step,
        (provider, url, notice): (&'a str, &'a str, Option<Notice>),
    ) -> Self {
        let s = Shell::new(frame, t.away_heading).refreshing(5);
        Self {
            t,
            sum: Summary::new(t, s.name, total),
            exit: Exit::new(t, &s, step).warned(t.away_note),
            lead: t.away_lead(provider, &amount(t, total)),
            url,
            go_on: t.away_go(provider),
            notice: notice.map(|notice| words_of(t, total, notice)),
            s,
        }
    }
}

#[derive(Template)]
#[template(path = "chain.html")]
pub(super) struct Chain<'a> {
    t: &'static Messages,
    s: Shell<'a>,
    sum: Summary<'a>,
    exit: Exit<'a>,
    heading: &'static str,
    lead: String,
    rows: Vec<Row<'a>>,
    /// The address for wallets as a picture; none if it is too long for one.
    code: Option<String>,
    /// The address for wallets; none when enough is on its way, so that nobody pays twice.
    uri: Option<&'a str>,
    received: Option<String>,
    seen: Option<String>,
    only: Option<String>,
}

impl<'a> Chain<'a> {
    pub(super) fn new(
        t: &'static Messages,
        frame: &'a Frame,
        total: &'a Total,
        step: &'a Step,
        due: &'a ChainDue,
    ) -> Self {
        let is_enough = due.amount == "0";
        let heading = if is_enough { t.chain_enough_heading } else { t.chain_heading };
        let s = Shell::new(frame, heading).refreshing(5);
        let whole = format!("{} {}", due.amount, due.token);
        let place = [Row::new(t.chain_network, &due.network), Row::new(t.chain_token, &due.token)];
        let rows = if is_enough {
            place.into()
        } else {
            let sent = [
                Row::copyable(t, t.chain_amount, &due.amount),
                Row::copyable(t, t.chain_address, &due.address),
            ];
            sent.into_iter().chain(place).chain([Row::new(t.chain_contract, &due.contract)]).collect()
        };
        Self {
            t,
            sum: Summary::new(t, s.name, total),
            exit: Exit::new(t, &s, step).warned(t.chain_warning),
            heading,
            lead: match is_enough {
                true => t.chain_enough_lead.to_owned(),
                false => t.chain_lead(&whole, &due.network),
            },
            rows,
            code: qr(&due.uri, t.chain_code).filter(|_| !is_enough),
            uri: Some(due.uri.as_str()).filter(|_| !is_enough),
            received: (!due.received.is_empty() && !is_enough)
                .then(|| t.chain_received(&due.received, &due.token)),
            seen: (!due.seen.is_empty()).then(|| t.chain_seen(due.blocks_left.into(), &due.seen, &due.token)),
            only: (!is_enough).then(|| t.chain_only(&due.token, &due.network)),
            s,
        }
    }
}
