//! What the machine is, what it does besides, and what a process costs it: all from `/proc`.

use std::fmt;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

use anyhow::Context;

use crate::{clock, note, pause};

/// The kernel counts processor time in hundredths of a second on every architecture that it shows to programs.
pub(crate) const TICKS_PER_SECOND: f64 = 100.0;
/// So many syncs tell what one costs.
const SYNCS: usize = 64;

/// The largest share that is in use when the machine counts as quiet.
const QUIET_MAX: f64 = 0.05;

/// The machine in one line.
pub(crate) struct Machine {
    cores: usize,
    load: f64,
    sync_microseconds: f64,
}

impl fmt::Display for Machine {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { cores, load, sync_microseconds } = self;
        write!(
            out,
            "{cores} cores, load average {load:.2} at the start, a data sync takes {sync_microseconds:.0} us"
        )
    }
}

/// Looks at the machine, and at the disk under a folder.
pub(crate) fn describe(folder: &Path) -> anyhow::Result<Machine> {
    let cores = std::thread::available_parallelism()?.get();
    Ok(Machine { cores, load: load()?, sync_microseconds: sync(folder)? })
}

/// The load average of the last minute.
pub(crate) fn load() -> anyhow::Result<f64> {
    let text = std::fs::read_to_string("/proc/loadavg")?;
    let first = text.split(' ').next().and_then(|word| word.parse().ok());
    first.context("/proc/loadavg has another form")
}

/// Microseconds of a data sync after an append of one page, in the middle of many.
fn sync(folder: &Path) -> anyhow::Result<f64> {
    let path = folder.join("sync");
    let mut file = File::create(&path)?;
    let mut times = vec![];
    for _ in 0..SYNCS {
        let started = clock();
        file.write_all(&[7; 4096])?;
        file.sync_data()?;
        times.push(started.elapsed().as_secs_f64() * 1e6);
    }
    std::fs::remove_file(&path)?;
    median(&times).context("no data sync was measured")
}

/// Waits until nobody else uses the machine, but not longer than so many seconds.
pub(crate) fn wait_for_quiet(seconds: u64) -> anyhow::Result<()> {
    let began = clock();
    while began.elapsed().as_secs() < seconds {
        let before = Ticks::now()?;
        pause(Duration::from_millis(500));
        if Ticks::now()?.others_since(before, 0.0) <= QUIET_MAX {
            return Ok(());
        }
    }
    note("the machine does not become quiet; measuring anyway");
    Ok(())
}

/// The value in the middle; of an even number, the mean of the two in the middle.
pub(crate) fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let upper = *sorted.get(sorted.len() / 2)?;
    let lower = *sorted.get(sorted.len().saturating_sub(1) / 2)?;
    Some(f64::midpoint(lower, upper))
}

/// What the machine and the processes of the benchmark have done so far, in ticks.
#[derive(Clone, Copy)]
pub(crate) struct Ticks {
    /// All processors together, doing anything.
    busy: f64,
    /// All processors together, also when idle.
    all: f64,
    /// This process and the children it has waited for: the load generator.
    client: f64,
}

impl Ticks {
    /// Reads the counters.
    pub(crate) fn now() -> anyhow::Result<Self> {
        let text = std::fs::read_to_string("/proc/stat")?;
        let first = text.lines().next().unwrap_or_default();
        let times: Vec<f64> = first.split_whitespace().skip(1).filter_map(|word| word.parse().ok()).collect();
        // The times of guests, at the end, are contained in the first two.
        let [user, nice, system, idle, wait, interrupt, soft, stolen, ..] = times.as_slice() else {
            anyhow::bail!("/proc/stat has another form");
        };
        let busy = user + nice + system + interrupt + soft + stolen;
        let own = stat("self")?;
        let client = own.iter().take(4).sum();
        Ok(Self { busy, all: busy + idle + wait, client })
    }

    /// Which share of the machine since `earlier` went to others than the client and a server, which used `server`
    /// ticks.
    pub(crate) fn others_since(self, earlier: Self, server: f64) -> f64 {
        let busy = self.busy - earlier.busy - (self.client - earlier.client) - server;
        (busy / (self.all - earlier.all).max(1.0)).max(0.0)
    }
}

/// The ticks that a process has used, in itself and in the kernel.
pub(crate) fn used(process: u32) -> anyhow::Result<f64> {
    Ok(stat(&process.to_string())?.iter().take(2).sum())
}

/// The times of a process: its own in user space and in the kernel, then the same of its finished children.
fn stat(process: &str) -> anyhow::Result<Vec<f64>> {
    let path = format!("/proc/{process}/stat");
    let text = std::fs::read_to_string(&path).with_context(|| format!("{path}: the process is gone"))?;
    times(&text).with_context(|| format!("{path} has another form"))
}

/// The name of the process, in brackets, may hold anything; what follows the last bracket is regular.
fn times(stat: &str) -> Option<Vec<f64>> {
    let (_, rest) = stat.rsplit_once(')')?;
    let times: Vec<f64> =
        rest.split_whitespace().skip(11).take(4).filter_map(|word| word.parse().ok()).collect();
    (times.len() == 4).then_some(times)
}

/// Megabytes of memory of a process: what it holds now, and the most it ever held.
pub(crate) fn memory(process: u32) -> anyhow::Result<(f64, f64)> {
    let text = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let field = |name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(name))?;
        let kibibytes: f64 = line.split_whitespace().next()?.parse().ok()?;
        Some(kibibytes * 1024.0 / 1e6)
    };
    field("VmRSS:").zip(field("VmHWM:")).context("the process says nothing about its memory")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle() {
        assert_eq!(median(&[3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(&[4.0, 1.0, 2.0, 3.0]), Some(2.5));
        assert_eq!(median(&[]), None);
    }

    #[test]
    fn times_are_found_behind_any_name() {
        let text = "7 (a) b) S 1 7 7 0 -1 4194304 1 0 0 0 150 50 3 4 20 0 5 0 100 0 0";
        assert_eq!(times(text), Some(vec![150.0, 50.0, 3.0, 4.0]));
        assert_eq!(times("7 (a) S 1"), None);
    }

    #[test]
    fn this_process_can_be_read() {
        let (now, most) = memory(std::process::id()).unwrap();
        assert!(now > 0.0 && most >= now);
        assert!(used(std::process::id()).unwrap() >= 0.0);
        let ticks = Ticks::now().unwrap();
        assert!(ticks.others_since(ticks, 0.0) <= 1.0);
    }
}
