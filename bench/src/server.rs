//! The two servers as processes: starting them, asking what they cost, and ending them.

use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, bail};

use crate::{clock, http, machine, pause, yardstick};

/// A server must answer within this many milliseconds from its start.
const START_MAX: f64 = 20_000.0;

/// A running server. It ends with this value.
pub(crate) struct Server {
    child: Child,
    /// Where it listens.
    pub(crate) address: SocketAddr,
    /// Milliseconds from its start to its first answer.
    pub(crate) started_in: f64,
}

impl Server {
    /// Starts a program that listens at `address`, with its output in a file, and waits until it answers.
    fn start(command: &mut Command, address: SocketAddr, log: &Path) -> anyhow::Result<Self> {
        let output = File::create(log)?;
        let started = clock();
        let child = command
            .stdin(Stdio::null())
            .stdout(output.try_clone()?)
            .stderr(output)
            .spawn()
            .with_context(|| format!("{} does not start", Path::new(command.get_program()).display()))?;
        let mut server = Self { child, address, started_in: 0.0 };
        loop {
            let answered = http::get(address, "/healthz", &[]).is_ok_and(|answer| answer.status == 200);
            server.started_in = started.elapsed().as_secs_f64() * 1e3;
            if answered {
                return Ok(server);
            }
            if server.started_in > START_MAX || server.child.try_wait()?.is_some() {
                let said = std::fs::read_to_string(log).unwrap_or_default();
                bail!("{} does not answer:\n{said}", Path::new(command.get_program()).display());
            }
            // Until it listens, asking fails at once; from then on the answer itself is waited for.
            pause(Duration::from_micros(200));
        }
    }

    /// The processor time it has used so far, in ticks.
    pub(crate) fn ticks(&self) -> anyhow::Result<f64> {
        machine::used(self.child.id())
    }

    /// Megabytes it holds now, and the most it ever held.
    pub(crate) fn memory(&self) -> anyhow::Result<(f64, f64)> {
        machine::memory(self.child.id())
    }

    /// Waits until what the last load left to do is done, and says how many seconds that took.
    pub(crate) fn rest(&self) -> anyhow::Result<f64> {
        const WINDOW: Duration = Duration::from_millis(250);
        /// In a window; a server that only looks at its clock uses less.
        const QUIET: f64 = 1.5;
        const PATIENCE: f64 = 120.0;
        let began = clock();
        loop {
            let (before, waited) = (self.ticks()?, began.elapsed().as_secs_f64());
            pause(WINDOW);
            if self.ticks()? - before < QUIET {
                return Ok(waited);
            }
            if waited > PATIENCE {
                bail!("a server does not come to rest within {PATIENCE} seconds");
            }
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; nothing that it holds is needed any more.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free_address() -> anyhow::Result<SocketAddr> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?)
}

/// Where the pieces of one Kassa are.
pub(crate) struct Kassa {
    binary: PathBuf,
    database: String,
    folder: PathBuf,
}

impl Kassa {
    /// A Kassa in a new folder.
    pub(crate) fn new(binary: &Path, folder: &Path) -> anyhow::Result<Self> {
        Self::at(binary, folder, format!("sqlite:{}", folder.join("kassa.db").display()))
    }

    /// A Kassa with its files in a new folder and its rows in this database.
    pub(crate) fn at(binary: &Path, folder: &Path, database: String) -> anyhow::Result<Self> {
        std::fs::create_dir(folder)?;
        Ok(Self { binary: binary.to_owned(), database, folder: folder.to_owned() })
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.binary);
        command.current_dir(&self.folder);
        // It is measured as it comes, and not as somebody has set up the machine for their own.
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("KASSA_"))
        {
            command.env_remove(name);
        }
        command
    }

    /// `kassa serve`, with everything but its place as it comes.
    pub(crate) fn serve(&self) -> anyhow::Result<Server> {
        let address = free_address()?;
        let mut command = self.command();
        command.args(["serve", "--listen", &address.to_string(), "--database", &self.database]);
        Server::start(&mut command, address, &self.folder.join("kassa.log"))
    }

    /// Makes an API key in test mode.
    pub(crate) fn key(&self) -> anyhow::Result<String> {
        let mut command = self.command();
        let output = command.args(["key", "create", "--json", "--database", &self.database]).output()?;
        let answer: serde_json::Value = serde_json::from_slice(&output.stdout)
            .with_context(|| format!("no key: {}", String::from_utf8_lossy(&output.stderr)))?;
        let key = answer.get("key").and_then(serde_json::Value::as_str);
        Ok(key.context("the answer holds no key")?.to_owned())
    }
}

/// Starts the yardstick: this same program under its other name.
pub(crate) fn yardstick(page: &Path, session: &Path, log: &Path) -> anyhow::Result<Server> {
    let address = free_address()?;
    let mut command = Command::new(std::env::current_exe()?);
    command.arg(yardstick::SUBCOMMAND).arg(address.to_string()).args([page, session]);
    Server::start(&mut command, address, log)
}
