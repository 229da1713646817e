//! Databases at the one server of a process.

use crate::cluster::{Cluster, command};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{LazyLock, mpsc};
use std::time::{Duration, Instant};
use tokio::sync::OnceCell;
use tokio_postgres::{Client, NoTls, Statement};

/// A database of its own at the one server of this process, dropped with this.
#[derive(Debug)]
pub struct Scratch {
    name: String,
    url: String,
    beside: OnceCell<Box<Client>>,
}

enum Wish {
    Make(String, Option<String>, mpsc::Sender<String>),
    Freeze(String),
    Drop(String),
}

/// A database that nobody opens any more, and that others begin as.
#[derive(Debug)]
pub struct Template(String);

/// For so long connections to a database that is dropped may still be about to end.
const LEAVING: Duration = Duration::from_secs(1);
/// How often it is looked for them.
const LOOK: Duration = Duration::from_millis(5);

/// Whoever makes and drops databases. It keeps the server, which ends with the process.
static CLERK: LazyLock<mpsc::Sender<Wish>> = LazyLock::new(|| {
    let (wishes, told) = mpsc::channel();
    std::thread::spawn(move || serve(&told));
    wishes
});

impl Scratch {
    /// Makes a database, and the server before the first one.
    ///
    /// # Panics
    /// When there is no server and none can be started.
    #[must_use]
    pub fn make() -> Self {
        Self::make_like(None)
    }

    /// Makes a database with all that another had.
    ///
    /// # Panics
    /// When it cannot be made.
    #[must_use]
    pub fn like(template: &Template) -> Self {
        Self::make_like(Some(template.0.clone()))
    }

    /// Takes all connections from it.
    #[must_use]
    pub fn freeze(mut self) -> Template {
        let _ = CLERK.send(Wish::Freeze(self.name.clone()));
        Template(std::mem::take(&mut self.name))
    }

    fn make_like(template: Option<String>) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let name = format!("scratch_{}", NEXT.fetch_add(1, Ordering::Relaxed));
        let (reply, answer) = mpsc::channel();
        CLERK.send(Wish::Make(name.clone(), template, reply)).expect("a clerk");
        let url = answer.recv().expect("a PostgreSQL server; what is wrong with it is said above");
        Self { name, url, beside: OnceCell::new() }
    }

    /// Its address.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The connection beside those of whom the test is about. There is one, since the server takes longer to begin a
    /// connection than to answer most questions.
    ///
    /// # Panics
    /// When the server does not answer.
    pub async fn beside(&self) -> &Client {
        self.beside.get_or_init(async || Box::new(connect(&self.url).await)).await
    }

    /// Another database with the same rows.
    ///
    /// # Panics
    /// When it cannot be made.
    #[must_use]
    pub fn copy(&self) -> Self {
        let copy = Self::make();
        let script = r#"pg_dump "$0" | psql -q -X -v ON_ERROR_STOP=1 "$1""#;
        let output =
            command("sh", None).args(["-c", script, &self.url, &copy.url]).output().expect("a shell");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        copy
    }

    /// All that it holds.
    ///
    /// # Panics
    /// When it cannot be read.
    #[must_use]
    pub fn dump(&self) -> Vec<u8> {
        let output = command("pg_dump", None).args(["--data-only", &self.url]).output().expect("pg_dump");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if !self.name.is_empty() {
            let _ = CLERK.send(Wish::Drop(std::mem::take(&mut self.name)));
        }
    }
}

fn serve(told: &mpsc::Receiver<Wish>) {
    let runtime = runtime();
    let cluster = Cluster::start(&[]).expect("a PostgreSQL server");
    let (old, swept) = mpsc::channel();
    let url = cluster.url("postgres");
    std::thread::spawn(move || sweep(&url, &swept));
    runtime.block_on(async {
        let client = connect(&cluster.url("postgres")).await;
        while let Ok(wish) = told.recv() {
            match wish {
                Wish::Make(name, template, reply) => {
                    // Files are copied as they are, in memory. The other way is for servers that are busy, and writes
                    // each page to the log.
                    let like =
                        template.map(|it| format!("template {it} strategy file_copy")).unwrap_or_default();
                    client
                        .batch_execute(&format!("create database {name} {like}"))
                        .await
                        .expect("a database");
                    let _ = reply.send(cluster.url(&name));
                }
                Wish::Freeze(name) => {
                    let close = format!("alter database {name} with allow_connections false");
                    client.batch_execute(&close).await.expect("it is there");
                    let end =
                        "select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = $1";
                    client.query(end, &[&name]).await.expect("they end");
                }
                Wish::Drop(name) => drop(old.send(name)),
            }
        }
    });
}

/// Drops databases, while others are made. The server looks only every 100 ms whether the last connection is gone, so
/// it is asked when there is none.
fn sweep(url: &str, old: &mpsc::Receiver<String>) {
    runtime().block_on(async {
        let client = connect(url).await;
        let users = "select 1 from pg_stat_activity where datname = $1 limit 1";
        let users = client.prepare(users).await.expect("a statement");
        while let Ok(name) = old.recv() {
            let begun = Instant::now();
            while begun.elapsed() < LEAVING && is_used(&client, &users, &name).await {
                tokio::time::sleep(LOOK).await;
            }
            client.batch_execute(&format!("drop database {name} with (force)")).await.expect("it is there");
        }
    });
}

async fn is_used(client: &Client, users: &Statement, name: &str) -> bool {
    !client.query(users, &[&name]).await.expect("a list").is_empty()
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime")
}

async fn connect(url: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.expect("a connection");
    tokio::spawn(connection);
    client
}
