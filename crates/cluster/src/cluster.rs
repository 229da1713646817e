//! Servers.

use std::io::{Error, Result};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// How long a server may take to start, or to become the primary.
const START: Duration = Duration::from_secs(60);
/// A folder in memory: what is promised to be on disk costs nothing there.
const MEMORY: &str = "/dev/shm";
/// So many KiB must be free there for a server to be put into it.
const ROOM: u64 = 4 * 1024 * 1024;
/// The port that is in the name of a server's socket.
const PORT: u16 = 5432;
/// What all servers are started with.
const SETTINGS: [&str; 5] = [
    "listen_addresses=",
    "max_connections=300",
    "shared_buffers=64MB",
    "max_wal_senders=4",
    // What a server that is killed leaves behind goes with its folder.
    "dynamic_shared_memory_type=mmap",
];

/// Starts the server again when it crashed, and ends it when whoever started it is gone, however that went: then nobody
/// holds the other end of this script's input.
const KEEP: &str = r#"exec 3<&0
(cat <&3 >/dev/null; touch "$0/ended"; kill -QUIT "$(cat "$0/pid")" 2>/dev/null) &
until [ -e "$0/ended" ]; do
  if [ -e "$0/down" ]; then sleep 0.02; continue; fi
  postgres -D "$0/data" -k "$0" "$@" >>"$0/log" 2>&1 &
  echo $! >"$0/pid"; wait $!
done
rm -rf "$0""#;

/// A PostgreSQL server.
#[derive(Debug)]
pub struct Cluster {
    folder: PathBuf,
    keeper: Child,
    owner: Option<(u32, u32)>,
    port: u16,
}

impl Cluster {
    /// Starts a server with these settings besides, such as `fsync=off`.
    ///
    /// # Errors
    /// When PostgreSQL is not installed, or does not start.
    pub fn start(settings: &[&str]) -> Result<Self> {
        Self::start_in(&home(), settings)
    }

    /// The same in a new folder of this one, such as on a disk.
    ///
    /// # Errors
    /// When PostgreSQL is not installed, or does not start.
    pub fn start_in(place: &Path, settings: &[&str]) -> Result<Self> {
        let (folder, owner) = new_folder(place)?;
        make_data(&folder, owner)?;
        Self::serve(folder, owner, PORT, settings)
    }

    /// A program of PostgreSQL's, as the user that the server runs as.
    #[must_use]
    pub fn program(&self, name: &str) -> Command {
        command(name, self.owner)
    }

    /// Starts a server that is reached by its port on this machine and speaks TLS, with a certificate of its own for
    /// `localhost`. Returns the file of that, and the port.
    ///
    /// # Errors
    /// When PostgreSQL or OpenSSL is not installed, or the server does not start.
    pub fn encrypted() -> Result<(Self, PathBuf, u16)> {
        let (folder, owner) = new_folder(&home())?;
        let (key, certificate) = (folder.join("server.key"), folder.join("server.crt"));
        let make = command("openssl", owner)
            .args([
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "3650",
                "-subj",
                "/CN=localhost",
            ])
            .args([
                "-addext",
                "subjectAltName=DNS:localhost",
                "-addext",
                "basicConstraints=critical,CA:FALSE",
            ])
            .arg("-keyout")
            .arg(&key)
            .arg("-out")
            .arg(&certificate)
            .output()?;
        succeeded(&make)?;
        let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        make_data(&folder, owner)?;
        let settings = [
            "ssl=on".to_owned(),
            format!("ssl_key_file={}", key.display()),
            format!("ssl_cert_file={}", certificate.display()),
            "listen_addresses=127.0.0.1".to_owned(),
            format!("port={port}"),
        ];
        let settings: Vec<&str> = settings.iter().map(String::as_str).collect();
        // The socket's name has the port in it.
        let cluster = Self::serve(folder, owner, port, &settings)?;
        Ok((cluster, certificate, port))
    }

    /// Starts a pooler before this server that lends its connections for one transaction at a time. Returns its port.
    ///
    /// # Errors
    /// When pgbouncer is not installed, or does not start.
    pub fn pooler(&self) -> Result<(Pooler, u16)> {
        let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let folder = self.folder.display();
        let list = self.folder.join("users.txt");
        std::fs::write(&list, "\"kassa\" \"\"\n")?;
        let settings = format!(
            "[databases]\n* = host={folder} port={} user=kassa\n[pgbouncer]\nlisten_addr = 127.0.0.1\n\
             listen_port = {port}\nunix_socket_dir =\nauth_type = trust\nauth_file = {}\npool_mode = transaction\n\
             default_pool_size = 3\n",
            self.port,
            list.display()
        );
        let file = self.folder.join("pgbouncer.ini");
        std::fs::write(&file, settings)?;
        let mut pooler = command("pgbouncer", self.owner);
        let child = pooler.arg("-q").arg(&file).stdin(Stdio::null()).stderr(Stdio::null()).spawn()?;
        let pooler = Pooler(child);
        let begun = Instant::now();
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            if begun.elapsed() > START {
                return Err(Error::other("pgbouncer does not start"));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok((pooler, port))
    }

    /// Starts a standby of this server, under this name.
    ///
    /// # Errors
    /// When it does not start.
    pub fn standby(&self, name: &str) -> Result<Self> {
        let (folder, owner) = new_folder(&home())?;
        let source = format!("host={} user=kassa application_name={name}", self.folder.display());
        let copy = command("pg_basebackup", owner)
            .args(["--no-sync", "--checkpoint=fast", "--write-recovery-conf", "-d", &source, "-D"])
            .arg(folder.join("data"))
            .output()?;
        succeeded(&copy)?;
        Self::serve(folder, owner, PORT, &[])
    }

    fn serve(folder: PathBuf, owner: Option<(u32, u32)>, port: u16, settings: &[&str]) -> Result<Self> {
        let mut keeper = command("sh", owner);
        keeper.arg("-c").arg(KEEP).arg(&folder);
        for setting in SETTINGS.iter().chain(settings) {
            keeper.args(["-c", setting]);
        }
        let keeper = keeper.stdin(Stdio::piped()).stderr(Stdio::null()).process_group(0).spawn()?;
        let cluster = Self { folder, keeper, owner, port };
        cluster.wait("select 1")?;
        Ok(cluster)
    }

    /// Waits until a statement finds a row.
    ///
    /// # Errors
    /// When that takes too long.
    pub fn wait(&self, sql: &str) -> Result<()> {
        let begun = Instant::now();
        while begun.elapsed() < START {
            if self.run(sql).is_ok_and(|found| !found.is_empty()) {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let log = std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        Err(Error::other(format!("PostgreSQL does not come to {sql}:\n{log}")))
    }

    /// Runs a statement as the owner of all, and returns what it finds.
    ///
    /// # Errors
    /// When the server refuses it, or is not there.
    pub fn run(&self, sql: &str) -> Result<String> {
        self.run_in("postgres", sql)
    }

    /// The same in another of its databases.
    ///
    /// # Errors
    /// When the server refuses it, or is not there.
    pub fn run_in(&self, database: &str, sql: &str) -> Result<String> {
        let output = command("psql", self.owner)
            .args(["-q", "-X", "-A", "-t", "-d", &self.url(database), "-c", sql])
            .output()?;
        succeeded(&output)?;
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Kills the server as a crash of it would. It starts again by itself.
    ///
    /// # Errors
    /// When it is not there.
    pub fn crash(&self) -> Result<()> {
        let pid = std::fs::read_to_string(self.folder.join("pid"))?;
        succeeded(&Command::new("kill").args(["-9", pid.trim()]).output()?)
    }

    /// The same, for good.
    ///
    /// # Errors
    /// When it is not there.
    pub fn kill(&self) -> Result<()> {
        std::fs::write(self.folder.join("down"), "")?;
        self.crash()
    }

    /// Makes a standby the primary.
    ///
    /// # Errors
    /// When it does not become that.
    pub fn promote(&self) -> Result<()> {
        self.run("select pg_promote()")?;
        self.wait("select 1 where not pg_is_in_recovery()")
    }

    /// The folder of its socket, which is named `.s.PGSQL.5432`.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The address of one of its databases, which need not be there yet.
    #[must_use]
    pub fn url(&self, database: &str) -> String {
        format!("postgres:///{database}?host={}&port={}&user=kassa", self.folder.display(), self.port)
    }
}

/// A pooler, which ends with this.
#[derive(Debug)]
pub struct Pooler(Child);

impl Drop for Pooler {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}

/// Makes the files of a server, with databases that sort as people do: comparing bytes must be asked for.
fn make_data(folder: &Path, owner: Option<(u32, u32)>) -> Result<()> {
    let make = command("initdb", owner)
        .args(["--no-sync", "--auth=trust", "--username=kassa", "--encoding=UTF8", "--locale=C.UTF-8"])
        .args(["--locale-provider=icu", "--icu-locale=en", "-D"])
        .arg(folder.join("data"))
        .output()?;
    succeeded(&make)
}

fn succeeded(output: &std::process::Output) -> Result<()> {
    if output.status.success() {
        return Ok(());
    }
    Err(Error::other(String::from_utf8_lossy(&output.stderr).into_owned()))
}

fn new_folder(place: &Path) -> Result<(PathBuf, Option<(u32, u32)>)> {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let folder = place.join(format!("kassa-postgres-{}-{number}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let owner = owner()?;
    if let Some((user, group)) = owner {
        std::os::unix::fs::chown(&folder, Some(user), Some(group))?;
    }
    Ok((folder, owner))
}

/// Where servers are put.
fn home() -> PathBuf {
    let free = Command::new("df").args(["-k", "--output=avail", MEMORY]).output();
    let text = free.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    let free = text.lines().last().and_then(|line| line.trim().parse::<u64>().ok());
    if free.is_some_and(|free| free > ROOM) { PathBuf::from(MEMORY) } else { std::env::temp_dir() }
}

/// As whom a server runs. PostgreSQL refuses to run as root, so there it runs as the user that its package makes.
fn owner() -> Result<Option<(u32, u32)>> {
    let number = |arguments: &[&str]| -> Result<u32> {
        let output = Command::new("id").args(arguments).output()?;
        String::from_utf8_lossy(&output.stdout).trim().parse().map_err(|_| {
            Error::other("there is no user postgres: `cargo xtask test --only setup` installs PostgreSQL")
        })
    };
    if number(&["-u"])? != 0 {
        return Ok(None);
    }
    Ok(Some((number(&["-u", "postgres"])?, number(&["-g", "postgres"])?)))
}

/// A program of PostgreSQL's. Debian keeps those of a server out of the path, in a folder for each version.
pub(crate) fn command(name: &str, owner: Option<(u32, u32)>) -> Command {
    let mut command = Command::new(name);
    let path = std::env::var("PATH").unwrap_or_default();
    let mut places: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|entries| entries.flatten().map(|entry| entry.path().join("bin")).collect())
        .unwrap_or_default();
    places.sort_by_key(|place| std::cmp::Reverse(version(place)));
    let places: Vec<String> = places.iter().map(|place| place.display().to_string()).chain([path]).collect();
    command.env("PATH", places.join(":")).current_dir("/");
    if let Some((user, group)) = owner {
        command.uid(user).gid(group);
    }
    command
}

fn version(place: &Path) -> Option<u32> {
    place.parent()?.file_name()?.to_str()?.parse().ok()
}
