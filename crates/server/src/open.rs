//! Opens what is on disk: the database, the key file beside it and the simulated bank's book.

use crate::config::{Storage, parse_key};
use crate::out::Bank;
use crate::world::{SystemChance, SystemClock};
use anyhow::{Context, bail};
use kassa_bank::Book;
use kassa_domain::chance::draw;
use kassa_domain::decision::Seal;
use kassa_domain::dialect::Dialect;
use kassa_domain::merchant::Sealed;
use kassa_domain::{Chance, Secret};
use kassa_engine::{Engine, Http, Parts, Vault};
use kassa_store::Store;
use kassa_store::settings::CHECK;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What an installation is made of.
pub struct Opened {
    /// The rows.
    pub store: Arc<Store>,
    /// The hider of secrets.
    pub vault: Vault,
    /// The file of the database. What belongs to it is beside it.
    pub place: Place,
}

/// Where the files of an installation are.
#[derive(Clone, Debug)]
pub enum Place {
    /// Beside this file, in which the rows are.
    Beside(PathBuf),
    /// In the current folder: the rows are at a PostgreSQL server.
    Here,
}

impl Place {
    /// Where the files of a database are.
    ///
    /// # Errors
    /// When the database's address names none.
    pub fn of(database: &kassa_store::Database) -> anyhow::Result<Self> {
        Ok(database.file()?.map_or(Self::Here, Self::Beside))
    }

    /// A file that belongs to the database: `kassa.key` beside `kassa.db`, and `shop.v1.key` beside `shop.v1`.
    #[must_use]
    pub fn file(&self, ending: &str) -> PathBuf {
        match self {
            Self::Beside(database) => beside(database, ending),
            Self::Here => PathBuf::from(format!("kassa.{ending}")),
        }
    }

    /// The simulated bank's book: `kassa-bank.db` beside `kassa.db`, and `shop.v1.bank` beside `shop.v1`.
    #[must_use]
    pub fn bank(&self) -> PathBuf {
        match self {
            Self::Here => PathBuf::from("kassa-bank.db"),
            Self::Beside(database) if database.extension().is_some_and(|extension| extension == "db") => {
                let stem = database.file_stem().map(|stem| stem.to_string_lossy().into_owned());
                database.with_file_name(format!("{}-bank.db", stem.unwrap_or_default()))
            }
            Self::Beside(database) => beside(database, "bank"),
        }
    }
}

/// Opens the database, making it and its key file when there is none.
///
/// # Errors
/// When a file cannot be opened, or the key does not fit the database.
pub async fn open(storage: &Storage) -> anyhow::Result<Opened> {
    let typed = storage.database.file()?;
    let existed = typed.as_ref().is_none_or(|path| path.exists());
    if let Some(path) = &typed {
        make_private(path)?;
    }
    let store = Arc::new(Store::open(&storage.database).await?);
    let place = match typed {
        // One file has one key, one lock and one bank, by whatever link it was named.
        Some(typed) => Place::Beside(
            std::fs::canonicalize(&typed).with_context(|| format!("cannot find {}", typed.display()))?,
        ),
        None => Place::Here,
    };
    let key_path = place.file("key");
    let key = match key_at_hand(storage, &place)? {
        Some(key) => key,
        None if existed && store.setting(CHECK).await?.is_some() => {
            bail!(
                "{} is missing; secrets in the database cannot be read without it, or without KASSA_MASTER_KEY",
                key_path.display()
            )
        }
        None => make_key(&key_path)?,
    };
    let vault = Vault::new(key);
    let sealed = vault.seal(CHECK, &Secret::new("kassa"), &SystemChance);
    let stored = Sealed(store.setting_once(CHECK, &sealed.0).await?);
    if vault.open(CHECK, &stored).is_none() {
        bail!("the master key does not fit the database; all nodes need the one that it was made with");
    }
    Ok(Opened { store, vault, place })
}

/// The master key, if it was given or its file is there.
///
/// # Errors
/// When the file cannot be read.
pub fn key_at_hand(storage: &Storage, place: &Place) -> anyhow::Result<Option<[u8; 32]>> {
    let path = place.file("key");
    match storage.master_key {
        Some(key) => Ok(Some(key)),
        None if path.exists() => read_key(&path).map(Some),
        None => Ok(None),
    }
}

fn beside(database: &Path, ending: &str) -> PathBuf {
    if database.extension().is_some_and(|extension| extension == "db") {
        return database.with_extension(ending);
    }
    let mut name = database.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

/// Makes a file that only its owner can read, unless it is there. SQLite gives its log the same rights. The rows hold
/// addresses of payment pages, which are secrets of their own, and addresses of buyers.
///
/// # Errors
/// When it cannot be made.
pub fn make_private(path: &Path) -> anyhow::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop).with_context(|| format!("cannot open {}", path.display()))
}

fn read_key(path: &Path) -> anyhow::Result<[u8; 32]> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    parse_key(&text).with_context(|| format!("in {}", path.display()))
}

/// Writes a new key to a file that only its owner can read, and makes sure that it is on disk before anything is sealed
/// with it. The file gets its name when it is whole: a process that ends in between leaves no key that is none.
fn make_key(path: &Path) -> anyhow::Result<[u8; 32]> {
    let key: [u8; 32] = draw(&SystemChance);
    let mut unfinished = path.as_os_str().to_owned();
    unfinished.push(format!(".{}", std::process::id()));
    let unfinished = PathBuf::from(unfinished);
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(&unfinished).and_then(|mut file| {
        writeln!(file, "{}", hex::encode(key))?;
        file.sync_all()?;
        // Unlike a new name, a link does not take the place of what is there.
        std::fs::hard_link(&unfinished, path)?;
        let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        std::fs::File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
    });
    let _ = std::fs::remove_file(&unfinished);
    match written {
        Ok(()) => Ok(key),
        // Another process, such as a command line beside the server, was faster.
        Err(problem) if problem.kind() == std::io::ErrorKind::AlreadyExists => read_key(path),
        Err(problem) => Err(problem).with_context(|| format!("cannot write {}", path.display())),
    }
}

/// Makes this process the one server of a database file, until it ends. The system lets go of the lock however it ends.
/// Any number of processes serve one database at a PostgreSQL server.
///
/// # Errors
/// When another server has the file.
pub fn claim(place: &Place) -> anyhow::Result<Option<std::fs::File>> {
    let Place::Beside(database) = place else { return Ok(None) };
    let path = place.file("lock");
    let file = std::fs::OpenOptions::new().create(true).truncate(false).write(true).open(&path);
    let file = file.with_context(|| format!("cannot write {}", path.display()))?;
    if file.try_lock().is_err() {
        bail!("another kassa serves {}; one process at a time can serve a SQLite file", database.display());
    }
    Ok(Some(file))
}

/// Opens the simulated bank's book: beside the file of a SQLite database, or in the rows that several servers share.
///
/// # Errors
/// When the file cannot be opened.
pub fn bank(place: &Place, store: &Arc<Store>) -> anyhow::Result<Bank> {
    match place {
        Place::Here => Ok(Bank::Shared(Arc::clone(store))),
        Place::Beside(_) => book(&place.bank()),
    }
}

/// Opens the simulated bank's book in a file, making it when there is none.
///
/// # Errors
/// When the file cannot be opened.
pub fn book(path: &Path) -> anyhow::Result<Bank> {
    make_private(path)?;
    Ok(Bank::File(Arc::new(Book::open(Some(path)).map_err(anyhow::Error::msg)?)))
}

/// The engine over opened files, with the real clock and randomness.
#[must_use]
pub fn engine(
    opened: Opened,
    http: Arc<dyn Http>,
    dialects: Vec<Arc<dyn Dialect>>,
    public_url: &str,
    loopback_hooks: bool,
) -> Arc<Engine> {
    let accounts = Arc::new(crate::out::SimulatorAccounts::new(&opened.vault));
    let chance: Arc<dyn Chance> = Arc::new(SystemChance);
    Engine::new(Parts {
        store: opened.store,
        clock: Arc::new(SystemClock),
        chance,
        http,
        accounts,
        processors: kassa_processors::all(),
        dialects,
        vault: opened.vault,
        public_url: public_url.to_owned(),
        loopback_hooks,
    })
}
