//! Programs that others use in Kassa's place while they develop.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use anyhow::{Context, bail};

use crate::client::{Line, runtime};
use crate::load::body;
use crate::options::{Name, Options};
use crate::report::{Goal, Row};
use crate::server::Kassa;
use crate::{clock, http, machine, note, pause};

/// So many are created: localstripe gets slower with each that is stored, and these are its best.
const CREATED: u64 = 1_000;
/// So many connections create.
const CONNECTIONS: u32 = 32;
/// So long a program may take to come up.
const START_MAX: Duration = Duration::from_secs(20);

/// A process that ends with this value.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself; nothing that it holds is needed any more.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Durable creates in Kassa, next to what is nearest to them in localstripe: payment intents, in memory.
pub(crate) fn localstripe(options: &Options, folder: &Path) -> anyhow::Result<Row> {
    let python = options.localstripe.as_ref().context("--localstripe PYTHON says where it is installed")?;
    let place = Kassa::new(&options.kassa, &folder.join("beside-localstripe"))?;
    let server = place.serve()?;
    let headers = format!("Authorization: Bearer {}\r\n", place.key()?);
    let (mut ours, mut theirs, mut ratios) = (vec![], vec![], vec![]);
    for round in 1..=options.rounds {
        machine::wait_for_quiet(options.patience)?;
        let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
        let running = start(python, address)?;
        let theirs_now = create(address, CREATED, |_| {
            let form = "amount=5000&currency=ghs".to_owned();
            let key = "Authorization: Bearer sk_test_12345\r\n".to_owned();
            ("/v1/payment_intents", "application/x-www-form-urlencoded", key, form, 200)
        })?;
        drop(running);
        let headers = headers.clone();
        let ours_now = create(server.address, CREATED * 20, move |number| {
            let order = format!("peer-{round}-{number}");
            let headers = format!("{headers}Idempotency-Key: {order}\r\n");
            ("/v1/checkout/sessions", "application/json", headers, body(&order), 201)
        })?;
        server.rest()?;
        note(&format!("localstripe, round {round}: {ours_now:.0} of {theirs_now:.0} per second"));
        ours.push(ours_now);
        theirs.push(theirs_now);
        ratios.push(ours_now / theirs_now);
    }
    crate::whole::row(Name::Localstripe, "requests/s", Goal::Ratio(50.0), CONNECTIONS, (ours, theirs, ratios))
}

fn start(python: &Path, address: SocketAddr) -> anyhow::Result<Running> {
    let mut command = Command::new(python);
    command.args(["-m", "localstripe", "--from-scratch", "--port", &address.port().to_string()]);
    let running = Running(command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?);
    let began = clock();
    while http::get(address, "/js.stripe.com/v3/", &[]).is_err() {
        if began.elapsed() > START_MAX {
            bail!("localstripe does not answer");
        }
        pause(Duration::from_millis(50));
    }
    Ok(running)
}

/// Path, kind of body, further headers, body, and the status of a good answer.
type Request = (&'static str, &'static str, String, String, u16);

/// Posts so many requests over some connections, and says how many were answered in a second.
fn create(
    address: SocketAddr,
    count: u64,
    request: impl Fn(u64) -> Request + Send + Sync + 'static,
) -> anyhow::Result<f64> {
    runtime()?.block_on(async {
        let (next, request) = (Arc::new(AtomicU64::new(0)), Arc::new(request));
        let began = clock();
        let mut clients = tokio::task::JoinSet::new();
        for _ in 0..CONNECTIONS {
            let (next, request) = (Arc::clone(&next), Arc::clone(&request));
            clients.spawn(async move {
                let mut line = Line::open(address).await?;
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= count {
                        return anyhow::Ok(());
                    }
                    let (path, kind, headers, body, status) = request(number);
                    line.post(path, kind, &headers, &body).await?.expect(status)?;
                }
            });
        }
        while let Some(done) = clients.join_next().await {
            done??;
        }
        Ok(f64::from(u32::try_from(count)?) / began.elapsed().as_secs_f64())
    })
}
