//! `kassa serve`: everything at once, until told to stop.

use super::{keys, members, merchants, processors, say};
use crate::config::edge::Tls;
use crate::config::{LogForm, Serve, ServeArgs, Switch};
use crate::edge::acme::Acme;
use crate::edge::door::Door;
use crate::edge::tls::{self, Certificates};
use crate::out::{Bank, Network, SimulatorAccounts, notices};
use crate::traces::{self, Exporter, Ours};
use crate::web::dashboard::invitation_url;
use crate::web::{App, Settings, is_loopback};
use crate::world::SystemClock;
use crate::{listen, open};
use anyhow::Context;
use kassa_domain::cart::Pricing;
use kassa_domain::event::Cause;
use kassa_domain::id::{Mode, Scope, SessionId};
use kassa_domain::metadata::Metadata;
use kassa_domain::session::NewSession;
use kassa_domain::team::Role;
use kassa_domain::{Answer, Command, Secret};
use kassa_engine::{Engine, Vault};
use std::io::IsTerminal;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer};

/// Who may sign in to the dashboard of a fresh installation. `kassa member invite` lets others in.
const FIRST_OWNER: &str = "owner@example.com";
/// What is said of a task that did not come to its end.
const NOT_STOPPED: &str = "a part of the server did not stop as it should";

pub(super) async fn run(args: &ServeArgs) -> anyhow::Result<()> {
    let settings = args.resolve()?;
    let exporter = start_log(&settings)?;
    let listener = TcpListener::bind(settings.listen)
        .await
        .with_context(|| format!("cannot listen on {}", settings.listen))?;
    let listening = listener.local_addr()?;
    let public_url = settings.public_url.clone().or_else(|| settings.edge.public_url(listening));
    let public_url = public_url.unwrap_or(url_of(listening));
    let loopback = is_loopback(&public_url);
    let opened = open::open(&settings.storage).await?;
    let _claim = open::claim(&opened.place)?;
    opened.store.release_leases().await?;
    let bank = open::bank(&opened.place, &opened.store)?;
    let accounts = SimulatorAccounts::new(&opened.vault);
    let demo = settings.demo.map_or(loopback, |switch| switch == Switch::On);
    let entrance = Entrance { exporter, ..Entrance::new(&settings, &opened, &public_url).await? };
    let web = Settings {
        public_url: public_url.clone(),
        loopback,
        rate_limit: settings.rate_limit,
        requests_at_once: settings.requests_at_once,
        metrics_here: settings.metrics_listen.is_none(),
        proxies: settings.edge.proxies.clone(),
        certificates: settings.edge.tls.is_some().then(|| Arc::clone(&entrance.certificates)),
        form_secret: opened.vault.derive("forms"),
        demo: demo.then(|| demo_secret(&opened.vault)),
    };
    let clock = Arc::new(SystemClock);
    let network = Network::new(bank.clone(), clock, loopback, &settings.storage.trusted_hosts)?;
    let dialects = kassa_dialects::all(&public_url, &settings.dialects);
    let engine = open::engine(opened, Arc::new(network), dialects, &public_url, loopback);
    // Whoever reads the greeting may ask the server to stop at once, and it ends in good order then too.
    let mut signals = Signals::listen()?;
    let begun = async {
        greet(&engine, &public_url, demo).await?;
        processors::keep(&engine, &settings.processors).await?;
        engine.look_out().await?;
        engine.keep_house().await?;
        anyhow::Ok(())
    };
    tokio::select! {
        begun = begun => begun?,
        () = signals.come() => {
            tracing::info!("stopped before anything was served");
            return Ok(());
        }
    }
    let app = App::new(engine, web, move |account| accounts.hook_secret(account));
    serve_until_stopped(&settings, signals, (listener, entrance), app, bank).await
}

/// What stands before the application: certificates, whoever renews them, and the second address.
struct Entrance {
    certificates: Arc<Certificates>,
    files: Option<tls::Files>,
    acme: Option<Acme>,
    door: Option<(TcpListener, Door)>,
    exporter: Option<Exporter>,
}

impl Entrance {
    async fn new(settings: &Serve, opened: &open::Opened, public_url: &str) -> anyhow::Result<Self> {
        let certificates = Arc::new(Certificates::default());
        let (mut files, mut acme) = (None, None);
        match settings.edge.tls.clone() {
            None => {}
            Some(Tls::Files { certificate, key }) => {
                files = Some(tls::Files::open(certificate, key, Arc::clone(&certificates))?);
            }
            Some(Tls::Acme(asked)) => {
                let rows = (Arc::clone(&opened.store), opened.vault.clone());
                acme = Some(Acme::new(asked, rows, Arc::clone(&certificates))?);
            }
        }
        let door = match settings.edge.http_listen {
            None => None,
            Some(address) => {
                let listener = TcpListener::bind(address).await;
                let listener = listener.with_context(|| format!("cannot listen on {address}"))?;
                let challenges = acme.as_ref().map(Acme::challenges);
                Some((listener, Door { public_url: public_url.to_owned(), challenges }))
            }
        };
        Ok(Self { certificates, files, acme, door, exporter: None })
    }

    /// Starts what goes on beside the requests. What is given back sends what is recorded until it is told that nobody
    /// does anything any more, and ends when all of it is sent.
    fn begin(
        self,
        stopped: &watch::Receiver<bool>,
        ended: watch::Receiver<bool>,
    ) -> anyhow::Result<Option<JoinHandle<()>>> {
        if let Some(files) = self.files {
            files.watch(stopped.clone())?;
        }
        if let Some(acme) = self.acme {
            tokio::spawn(acme.work(stopped.clone()));
        }
        if let Some((listener, door)) = self.door {
            tokio::spawn(door.serve(listener, stopped.clone()));
        }
        Ok(self.exporter.map(|exporter| tokio::spawn(exporter.work(ended))))
    }
}

/// The log goes to standard error: standard output is for what a person asked for. Traces go where somebody said, if
/// anybody did.
fn start_log(settings: &Serve) -> anyhow::Result<Option<Exporter>> {
    let filter = EnvFilter::try_from_env("KASSA_LOG_FILTER").unwrap_or_else(|_| EnvFilter::new("info"));
    let terminal = std::io::stderr().is_terminal();
    let form = settings.log.unwrap_or(if terminal { LogForm::Text } else { LogForm::Json });
    // A reader of the log that goes away must not take the server along, and without this it would: what cannot be
    // written would be complained about on the same closed pipe.
    let lines = tracing_subscriber::fmt::layer().log_internal_errors(false).with_writer(std::io::stderr);
    let lines = match form {
        LogForm::Text => lines.with_ansi(terminal).boxed(),
        LogForm::Json => lines.json().boxed(),
    };
    let Some(traces) = settings.traces.clone() else {
        tracing_subscriber::registry().with(lines).with(filter).init();
        return Ok(None);
    };
    let (recorder, exporter) = traces::new(traces)?;
    let (lines, spans) = (lines.with_filter(filter), recorder.with_filter(Ours));
    tracing_subscriber::registry().with(lines).with(spans).init();
    Ok(Some(exporter))
}

fn url_of(address: SocketAddr) -> String {
    if address.ip().is_unspecified() {
        format!("http://127.0.0.1:{}", address.port())
    } else {
        format!("http://{address}")
    }
}

/// Serves until SIGTERM or SIGINT. Then nothing new is accepted, what is in flight finishes, and the exit code is 0.
async fn serve_until_stopped(
    settings: &Serve,
    mut signals: Signals,
    (listener, entrance): (TcpListener, Entrance),
    app: Arc<App>,
    bank: Bank,
) -> anyhow::Result<()> {
    let ((stop, stopped), (end, ended)) = (watch::channel(false), watch::channel(false));
    if let Some(address) = settings.metrics_listen {
        let listener =
            TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address}"))?;
        tokio::spawn(listen::serve_metrics(listener, Arc::clone(&app), stopped.clone()));
    }
    let engine = Arc::clone(app.engine());
    let worker = tokio::spawn(Arc::clone(&engine).work(stopped.clone()));
    let bank = tokio::spawn(notices(Arc::clone(&app), bank, stopped.clone()));
    let tls = settings.edge.tls.is_some().then(|| tls::acceptor(Arc::clone(&entrance.certificates)));
    let exporter = entrance.begin(&stopped, ended)?;
    let server = tokio::spawn(listen::serve(listener, tls.transpose()?, app, stopped));
    tracing::info!("serving");
    signals.come().await;
    tracing::info!("stopping: nothing new is accepted, what is in flight finishes");
    stop.send_replace(true);
    for task in [server, worker, bank] {
        task.await.context(NOT_STOPPED)?;
    }
    // What the last requests have begun at a processor, when the worker had already ended.
    engine.hear_out().await;
    // What was in flight is recorded too: whoever sends it is told when it has ended, and not before.
    end.send_replace(true);
    if let Some(exporter) = exporter {
        exporter.await.context(NOT_STOPPED)?;
    }
    tracing::info!("stopped");
    Ok(())
}

/// The signals that ask a server to end. From when this is made on they are waited for, and no longer end the process
/// by themselves.
struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    fn listen() -> anyhow::Result<Self> {
        Ok(Self { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    /// Ends when one of them comes, or has come since this was made.
    async fn come(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}

/// At the first start: makes a merchant, a key and a session to try, and says how to go on.
async fn greet(engine: &Engine, public_url: &str, demo: bool) -> anyhow::Result<()> {
    if !engine.store().merchants().await?.is_empty() {
        greet_again(public_url, demo);
        return Ok(());
    }
    let merchant = match merchants::make_first(engine).await {
        Ok(merchant) => merchant,
        // Another node that started at the same moment was faster, and shows the key.
        Err(_) if !engine.store().merchants().await?.is_empty() => {
            greet_again(public_url, demo);
            return Ok(());
        }
        Err(problem) => return Err(problem),
    };
    let scope = Scope { merchant: merchant.number, mode: Mode::Test };
    let (success, cancel) = ways_back(public_url, demo);
    let session = first_session(engine, scope, (&success, &cancel)).await?;
    let key = keys::make(engine, scope, kassa_dialects::native::NAME, None).await?.key;
    let secret = engine.spare_webhook_secret(&merchant);
    say(&format!("Kassa serves {public_url}\n"));
    say(&format!("  API key (test mode)  {}", key.expose()));
    say(&format!("  Webhook secret       {}", secret.as_ref().map(Secret::expose).unwrap_or_default()));
    say("                       your first webhook endpoint in test mode signs with it");
    say(&format!("  A session to pay     {public_url}/checkout/{session}"));
    if demo {
        say(&format!("  Demo shop            {public_url}/demo"));
    }
    let (owner, invitation) = members::invited(engine, &merchant, FIRST_OWNER, Role::Owner).await?;
    say(&format!("  Dashboard            {}", invitation_url(public_url, &owner, &invitation)));
    say(&format!("                       choose a password there; you sign in as {FIRST_OWNER}\n"));
    say("All three secrets are shown this once. Create a session of your own:\n");
    say(&format!(
        "  curl {public_url}/v1/checkout/sessions \\\n    -H \"Authorization: Bearer {}\" \\\n    \
         -H \"Content-Type: application/json\" \\\n    -d '{{\"amount\":5000,\"currency\":\"GHS\",\
         \"success_url\":\"{success}\",\"cancel_url\":\"{cancel}\"}}'\n",
        key.expose()
    ));
    Ok(())
}

fn greet_again(public_url: &str, demo: bool) {
    let shop = if demo { format!(", demo shop: {public_url}/demo") } else { String::new() };
    say(&format!("Kassa serves {public_url}  (dashboard: {public_url}/dashboard{shop})"));
    say("The API key was shown at the first start; `kassa key create` makes another.");
}

/// Where the buyers of the first sessions go: to the demo shop, or where that is closed to the start.
fn ways_back(public_url: &str, demo: bool) -> (String, String) {
    if demo {
        let thanks = format!("{public_url}/demo/thank-you?session_id={{CHECKOUT_SESSION_ID}}");
        (thanks, format!("{public_url}/demo/cancelled"))
    } else {
        (format!("{public_url}/?session_id={{CHECKOUT_SESSION_ID}}"), format!("{public_url}/"))
    }
}

/// What the webhooks of the demo shop are signed with, in the form that all such secrets have.
fn demo_secret(vault: &Vault) -> Secret {
    Secret::new(format!("whsec_{}", vault.derive("demo/webhooks").expose()))
}

async fn first_session(
    engine: &Engine,
    scope: Scope,
    (success, cancel): (&str, &str),
) -> anyhow::Result<SessionId> {
    let new = NewSession {
        dialect: kassa_dialects::native::NAME.to_owned(),
        pricing: Pricing::Amount(5000),
        currency: Some("GHS".to_owned()),
        description: Some("A first purchase".to_owned()),
        success_url: Some(success.to_owned()),
        cancel_url: Some(cancel.to_owned()),
        customer: None,
        customer_email: Some("customer@example.com".to_owned()),
        customer_phone: None,
        methods: None,
        metadata: Metadata::new(),
        expires_at: None,
        life: None,
        expand: Default::default(),
        more: None,
    };
    let answer = engine.change(scope, &Command::CreateSession(Box::new(new)), &Cause::default()).await?;
    match answer {
        Ok(Answer::Session { session, .. }) => Ok(session.id),
        other => anyhow::bail!("the first session was not made: {other:?}"),
    }
}
