//! `kassa serve`: everything at once, until told to stop.

use super::{keys, merchants, processors, say};
use crate::config::{LogForm, Serve, ServeArgs};
use crate::out::{Network, SimulatorAccounts, notices};
use crate::web::{App, Settings};
use crate::world::SystemClock;
use crate::{listen, open};
use anyhow::Context;
use kassa_bank::Book;
use kassa_domain::cart::Pricing;
use kassa_domain::event::Cause;
use kassa_domain::id::{Mode, Scope, SessionId};
use kassa_domain::metadata::Metadata;
use kassa_domain::session::NewSession;
use kassa_domain::{Answer, Command};
use kassa_engine::Engine;
use std::io::IsTerminal;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tracing_subscriber::EnvFilter;

pub(super) async fn run(args: &ServeArgs) -> anyhow::Result<()> {
    let settings = args.resolve()?;
    start_log(settings.log);
    let listener = TcpListener::bind(settings.listen)
        .await
        .with_context(|| format!("cannot listen on {}", settings.listen))?;
    let public_url = settings.public_url.clone().unwrap_or(url_of(listener.local_addr()?));
    let loopback = is_loopback(&public_url);
    let opened = open::open(&settings.storage).await?;
    let _claim = open::claim(&opened.place)?;
    opened.store.release_leases().await?;
    let book = open::book(&opened.place)?;
    let accounts = SimulatorAccounts::new(&opened.vault);
    let web = Settings {
        public_url: public_url.clone(),
        loopback,
        rate_limit: settings.rate_limit,
        metrics_here: settings.metrics_listen.is_none(),
        form_secret: opened.vault.derive("forms"),
    };
    let clock = Arc::new(SystemClock);
    let network = Network::new(Arc::clone(&book), clock, loopback, &settings.storage.trusted_hosts)?;
    let dialects = kassa_dialects::all(&public_url, &settings.dialects);
    let engine = open::engine(opened, Arc::new(network), dialects, &public_url, loopback);
    greet(&engine, &public_url).await?;
    processors::keep(&engine, &settings.processors).await?;
    engine.look_out().await?;
    engine.keep_house().await?;
    let app = App::new(engine, web, move |account| accounts.hook_secret(account));
    serve_until_stopped(&settings, listener, app, book).await
}

/// The log goes to standard error: standard output is for what a person asked for.
fn start_log(form: Option<LogForm>) {
    let filter = EnvFilter::try_from_env("KASSA_LOG_FILTER").unwrap_or_else(|_| EnvFilter::new("info"));
    let terminal = std::io::stderr().is_terminal();
    let form = form.unwrap_or(if terminal { LogForm::Text } else { LogForm::Json });
    // A reader of the log that goes away must not take the server along, and without this it would: what cannot be
    // written would be complained about on the same closed pipe.
    let builder = tracing_subscriber::fmt().with_env_filter(filter).log_internal_errors(false);
    let builder = builder.with_writer(std::io::stderr);
    match form {
        LogForm::Text => builder.with_ansi(terminal).init(),
        LogForm::Json => builder.json().init(),
    }
}

fn url_of(address: SocketAddr) -> String {
    if address.ip().is_unspecified() {
        format!("http://127.0.0.1:{}", address.port())
    } else {
        format!("http://{address}")
    }
}

/// Whether the server is a developer's own: then its webhooks may go to the same machine.
fn is_loopback(public_url: &str) -> bool {
    let Ok(url) = kassa_domain::address::parse_url(public_url) else { return false };
    let host = url.host_str().unwrap_or_default().trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Serves until SIGTERM or SIGINT. Then nothing new is accepted, what is in flight finishes, and the exit code is 0.
async fn serve_until_stopped(
    settings: &Serve,
    listener: TcpListener,
    app: Arc<App>,
    book: Arc<Book>,
) -> anyhow::Result<()> {
    let (stop, stopped) = watch::channel(false);
    if let Some(address) = settings.metrics_listen {
        let listener =
            TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address}"))?;
        tokio::spawn(listen::serve_metrics(listener, Arc::clone(&app), stopped.clone()));
    }
    let worker = tokio::spawn(Arc::clone(app.engine()).work(stopped.clone()));
    let bank = tokio::spawn(notices(Arc::clone(&app), book, stopped.clone()));
    let server = tokio::spawn(listen::serve(listener, app, stopped));
    tracing::info!("serving");
    wait_for_signal().await?;
    tracing::info!("stopping: nothing new is accepted, what is in flight finishes");
    stop.send_replace(true);
    for task in [server, worker, bank] {
        task.await.context("a part of the server did not stop as it should")?;
    }
    tracing::info!("stopped");
    Ok(())
}

async fn wait_for_signal() -> anyhow::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}

/// At the first start: makes a merchant, a key and a session to try, and says how to go on.
async fn greet(engine: &Engine, public_url: &str) -> anyhow::Result<()> {
    if !engine.store().merchants().await?.is_empty() {
        greet_again(public_url);
        return Ok(());
    }
    let merchant = match merchants::make_first(engine).await {
        Ok(merchant) => merchant,
        // Another node that started at the same moment was faster, and shows the key.
        Err(_) if !engine.store().merchants().await?.is_empty() => {
            greet_again(public_url);
            return Ok(());
        }
        Err(problem) => return Err(problem),
    };
    let scope = Scope { merchant: merchant.number, mode: Mode::Test };
    let key = keys::make(engine, scope, kassa_dialects::native::NAME).await?.key;
    let demo = demo_session(engine, scope, public_url).await?;
    let secret = engine.spare_webhook_secret(&merchant);
    say(&format!("Kassa serves {public_url}\n"));
    say(&format!("  API key (test mode)  {}", key.expose()));
    say(&format!(
        "  Webhook secret       {}",
        secret.as_ref().map(kassa_domain::Secret::expose).unwrap_or_default()
    ));
    say("                       your first webhook endpoint in test mode signs with it");
    say(&format!("  A session to pay     {public_url}/checkout/{demo}"));
    say(&format!("  Dashboard            {public_url}/dashboard\n"));
    say("Both secrets are shown this once. Create a session of your own:\n");
    say(&format!(
        "  curl {public_url}/v1/checkout/sessions \\\n    -H \"Authorization: Bearer {}\" \\\n    \
         -H \"Content-Type: application/json\" \\\n    -d '{{\"amount\":5000,\"currency\":\"GHS\",\
         \"success_url\":\"{public_url}/demo/thank-you?session_id={{CHECKOUT_SESSION_ID}}\",\
         \"cancel_url\":\"{public_url}/demo/cancelled\"}}'\n",
        key.expose()
    ));
    Ok(())
}

fn greet_again(public_url: &str) {
    say(&format!("Kassa serves {public_url}  (dashboard: {public_url}/dashboard)"));
    say("The API key was shown at the first start; `kassa key create` makes another.");
}

async fn demo_session(engine: &Engine, scope: Scope, public_url: &str) -> anyhow::Result<SessionId> {
    let new = NewSession {
        dialect: kassa_dialects::native::NAME.to_owned(),
        pricing: Pricing::Amount(5000),
        currency: Some("GHS".to_owned()),
        description: Some("A first purchase".to_owned()),
        success_url: Some(format!("{public_url}/demo/thank-you?session_id={{CHECKOUT_SESSION_ID}}")),
        cancel_url: Some(format!("{public_url}/demo/cancelled")),
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
        other => anyhow::bail!("the demo session was not made: {other:?}"),
    }
}
