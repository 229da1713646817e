//! `cargo xtask package`: what operators install, and checks of it: the Debian package, the unit of systemd, the rules of
//! Prometheus.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use crate::run::{Outcome, answer, built, cargo, is_installed, program, root, run};

/// Documents that come with the package.
const DOCUMENTS: [&str; 7] = [
    "README.md",
    "docs/settings.md",
    "docs/operating.md",
    "docs/tls.md",
    "docs/deploy.md",
    "docs/postgres.md",
    "docs/troubleshooting.md",
];

/// Builds the package from a binary, which is built for release where none is named, and checks all of `deploy`.
pub fn package(arguments: &[String]) -> Outcome {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] => {
            run(cargo().args(["build", "--locked", "--release", "--package", "kassa-server"]))?;
            make(&built("release", "kassa"))
        }
        ["--binary", file] => make(Path::new(file)),
        ["--check"] => check(),
        _ => Err("`cargo xtask package` takes --binary FILE, --check or nothing.".to_owned()),
    }
}

fn make(binary: &Path) -> Outcome {
    check()?;
    let target = built("package", "");
    let tree = target.join("kassa");
    if tree.exists() {
        fs::remove_dir_all(&tree).map_err(|error| format!("{}: {error}", tree.display()))?;
    }
    let architecture = answer(program("dpkg").arg("--print-architecture")).ok_or("dpkg is not installed.")?;
    lay_out(&tree, binary)?;
    let version = version()?;
    let control = read(&root().join("deploy/debian/control"))?;
    let control = control
        .replace("@VERSION@", &version)
        .replace("@ARCHITECTURE@", &architecture)
        .replace("@SIZE@", &(size(&tree)? / 1024).to_string());
    write(&tree.join("DEBIAN/control"), control.as_bytes(), 0o644)?;
    write(&tree.join("DEBIAN/conffiles"), b"/etc/kassa/kassa.toml\n", 0o644)?;
    for script in ["postinst", "prerm", "postrm"] {
        copy(&root().join("deploy/debian").join(script), &tree.join("DEBIAN").join(script), 0o755)?;
    }
    let package = target.join(format!("kassa_{version}_{architecture}.deb"));
    run(program("dpkg-deb").args(["--root-owner-group", "--build"]).arg(&tree).arg(&package))?;
    if is_installed("lintian") {
        // There is no source package, and the first upload of one closes no bug.
        let quiet = "--suppress-tags=initial-upload-closes-no-bugs,no-changelog";
        run(program("lintian").args(["--allow-root", "--fail-on", "error", quiet]).arg(&package))?;
    }
    println!("{}", package.display());
    Ok(())
}

/// Puts everything where it is installed.
fn lay_out(tree: &Path, binary: &Path) -> Outcome {
    let deploy = root().join("deploy");
    let files: [(PathBuf, &str, u32); 7] = [
        (binary.to_owned(), "usr/bin/kassa", 0o755),
        (deploy.join("systemd/kassa.service"), "lib/systemd/system/kassa.service", 0o644),
        (deploy.join("systemd/kassa.sysusers"), "usr/lib/sysusers.d/kassa.conf", 0o644),
        (deploy.join("debian/kassa.toml"), "etc/kassa/kassa.toml", 0o644),
        (deploy.join("debian/copyright"), "usr/share/doc/kassa/copyright", 0o644),
        (deploy.join("prometheus/rules.yml"), "usr/share/kassa/prometheus/rules.yml", 0o644),
        (deploy.join("grafana/kassa.json"), "usr/share/kassa/grafana/kassa.json", 0o644),
    ];
    for (from, to, mode) in files {
        copy(&from, &tree.join(to), mode)?;
    }
    for document in DOCUMENTS {
        let from = root().join(document);
        let name = from.file_name().ok_or("a document has no name")?;
        copy(&from, &tree.join("usr/share/doc/kassa").join(name), 0o644)?;
    }
    let mut packed = program("gzip");
    packed.args(["--best", "--no-name"]);
    for page in pages(&deploy.join("man"))? {
        let name = page.file_name().ok_or("a page has no name")?;
        let manual = tree.join("usr/share/man/man1").join(name);
        copy(&page, &manual, 0o644)?;
        packed.arg(manual);
    }
    let changes = tree.join("usr/share/doc/kassa/CHANGELOG.md");
    copy(&root().join("CHANGELOG.md"), &changes, 0o644)?;
    run(packed.arg(changes))
}

/// The pages of the manual, which a test of the server writes.
fn pages(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let said = |error| format!("{}: {error}", folder.display());
    let pages = fs::read_dir(folder).map_err(said)?.map(|entry| entry.map(|entry| entry.path()));
    pages.collect::<Result<_, _>>().map_err(said)
}

/// Checks what needs no binary, each by the program that will read it, as far as that is installed.
fn check() -> Outcome {
    let deploy = root().join("deploy");
    for (tool, folder, words) in [
        ("promtool", "prometheus", &["check", "rules", "rules.yml"][..]),
        ("promtool", "prometheus", &["test", "rules", "rules.test.yml"]),
        ("systemd-analyze", "systemd", &["security", "--offline=yes", "--threshold=20", "./kassa.service"]),
        ("sh", "debian", &["-n", "postinst"]),
        ("sh", "debian", &["-n", "prerm"]),
        ("sh", "debian", &["-n", "postrm"]),
    ] {
        if is_installed(tool) {
            run(program(tool)
                .current_dir(deploy.join(folder))
                .args(words)
                .stdout(std::process::Stdio::null()))?;
        } else {
            println!("{tool} is not installed: deploy/{folder} is not checked");
        }
    }
    Ok(())
}

fn version() -> Outcome<String> {
    let manifest = read(&root().join("Cargo.toml"))?;
    let line = manifest.lines().find_map(|line| line.strip_prefix("version = \""));
    line.and_then(|rest| rest.strip_suffix('"'))
        .map(str::to_owned)
        .ok_or("Cargo.toml names no version.".to_owned())
}

fn size(folder: &Path) -> Outcome<u64> {
    let said = |error| format!("{}: {error}", folder.display());
    let mut sum = 0;
    for entry in fs::read_dir(folder).map_err(said)? {
        let entry = entry.map_err(said)?;
        let metadata = entry.metadata().map_err(said)?;
        sum += if metadata.is_dir() { size(&entry.path())? } else { metadata.len() };
    }
    Ok(sum)
}

fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn copy(from: &Path, to: &Path, mode: u32) -> Outcome {
    let bytes = fs::read(from).map_err(|error| format!("{}: {error}", from.display()))?;
    write(to, &bytes, mode)
}

fn write(to: &Path, bytes: &[u8], mode: u32) -> Outcome {
    let said = |error| format!("{}: {error}", to.display());
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(said)?;
    }
    fs::write(to, bytes).map_err(said)?;
    fs::set_permissions(to, fs::Permissions::from_mode(mode)).map_err(said)
}
