//! What the binary is made of: a list of its parts, and whether two builds of it are the same.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::run::{Outcome, answer, cargo, program, root, run};

/// The crate that ships.
const SHIPS: &str = "kassa-server";

/// Writes the parts of the binary as CycloneDX: every crate that is compiled into it or builds it, with version,
/// licence and checksum. The same tree gives the same file: it holds no time and no number that is drawn.
pub fn sbom(arguments: &[String]) -> Outcome {
    let out = match arguments {
        [] => root().join("target").join("kassa.cdx.json"),
        [option, path] if option == "--out" => PathBuf::from(path),
        _ => return Err(format!("`{}` is not understood.", arguments.join(" "))),
    };
    let metadata = answer(cargo().args(["metadata", "--format-version", "1", "--locked"]));
    let metadata = metadata.ok_or("`cargo metadata` failed.")?;
    let metadata = serde_json::from_str(&metadata).map_err(|error| format!("cargo metadata: {error}"))?;
    let lock = read(&root().join("Cargo.lock"))?;
    let bom = bom(&metadata, &checksums(&lock)).ok_or("`cargo metadata` has another shape than it had.")?;
    let text = format!("{bom:#}\n");
    if let Some(folder) = out.parent() {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    fs::write(&out, text).map_err(|error| format!("{} cannot be written: {error}", out.display()))?;
    println!("{} parts in {}", bom["components"].as_array().map_or(0, Vec::len), out.display());
    Ok(())
}

fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))
}

/// The checksums of the lock, by name and version.
fn checksums(lock: &str) -> BTreeMap<(String, String), String> {
    let mut found = BTreeMap::new();
    for part in lock.split("[[package]]").skip(1) {
        let value = |name: &str| {
            let start = format!("{name} = \"");
            part.lines().find_map(|line| Some(line.strip_prefix(&start)?.trim_end_matches('"').to_owned()))
        };
        if let (Some(name), Some(version), Some(sum)) = (value("name"), value("version"), value("checksum")) {
            found.insert((name, version), sum);
        }
    }
    found
}

fn texts<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value.get(name)?.as_str()
}

/// What each crate stands on when it is built for the binary: no test's tools.
fn arrows(metadata: &Value) -> Option<BTreeMap<&str, BTreeSet<&str>>> {
    let mut arrows = BTreeMap::new();
    for node in metadata.pointer("/resolve/nodes")?.as_array()? {
        let mut below = BTreeSet::new();
        for dependency in node.get("deps")?.as_array()? {
            let kinds = dependency.get("dep_kinds")?.as_array()?;
            if kinds.iter().any(|kind| texts(kind, "kind") != Some("dev")) {
                below.insert(texts(dependency, "pkg")?);
            }
        }
        arrows.insert(texts(node, "id")?, below);
    }
    Some(arrows)
}

fn bom(metadata: &Value, checksums: &BTreeMap<(String, String), String>) -> Option<Value> {
    let arrows = arrows(metadata)?;
    let packages: BTreeMap<&str, &Value> = metadata
        .get("packages")?
        .as_array()?
        .iter()
        .map(|package| Some((texts(package, "id")?, package)))
        .collect::<Option<_>>()?;
    let ships = *packages.iter().find(|(_, package)| texts(package, "name") == Some(SHIPS))?.0;
    let mut reached = BTreeSet::new();
    let mut open = vec![ships];
    while let Some(id) = open.pop() {
        if reached.insert(id) {
            open.extend(arrows.get(id)?);
        }
    }
    let url = |id: &str| {
        let package = packages.get(id)?;
        Some(format!("pkg:cargo/{}@{}", texts(package, "name")?, texts(package, "version")?))
    };
    let mut components = BTreeMap::new();
    let mut dependencies = BTreeMap::new();
    for id in reached {
        let own = url(id)?;
        let below: BTreeSet<String> = arrows.get(id)?.iter().map(|id| url(id)).collect::<Option<_>>()?;
        dependencies.insert(own.clone(), json!({ "ref": own, "dependsOn": below }));
        components.insert(own.clone(), component(packages.get(id)?, &own, checksums)?);
    }
    let main = components.remove(&url(ships)?)?;
    Some(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": main },
        "components": components.into_values().collect::<Vec<_>>(),
        "dependencies": dependencies.into_values().collect::<Vec<_>>(),
    }))
}

fn component(package: &Value, url: &str, checksums: &BTreeMap<(String, String), String>) -> Option<Value> {
    let (name, version) = (texts(package, "name")?, texts(package, "version")?);
    let kind = if name == SHIPS { "application" } else { "library" };
    let mut made = json!({ "type": kind, "bom-ref": url, "name": name, "version": version, "purl": url });
    if let Some(license) = texts(package, "license") {
        // The old way to write an alternative.
        let expression = license.replace('/', " OR ").replace("  ", " ");
        made["licenses"] = json!([{ "expression": expression }]);
    }
    if let Some(sum) = checksums.get(&(name.to_owned(), version.to_owned())) {
        made["hashes"] = json!([{ "alg": "SHA-256", "content": sum }]);
    }
    Some(made)
}

/// The version of cargo-deny that is used.
const DENY: &str = "0.20.2";

/// Looks through the tree of dependencies with cargo-deny: what may come in, under which licences, and from where. With
/// `--advisories` also for faults that are known, where their database can be had.
pub fn deny(arguments: &[String]) -> Outcome {
    let advisories = match arguments {
        [] => false,
        [option] if option == "--advisories" => true,
        _ => return Err(format!("`{}` is not understood.", arguments.join(" "))),
    };
    let tools = root().join("target").join("tools");
    let deny = tools.join("bin").join("cargo-deny");
    let wanted = format!("cargo-deny {DENY}");
    if answer(program(&deny).arg("--version")).is_none_or(|version| version.trim() != wanted) {
        run(cargo().args(["install", "cargo-deny", "--locked", "--version", DENY, "--root"]).arg(&tools))?;
    }
    let mut checks = vec!["bans", "licenses", "sources"];
    checks.extend(advisories.then_some("advisories"));
    run(program(&deny)
        .current_dir(root())
        .args(["--locked", "check", "--hide-inclusion-graph"])
        .args(&checks))?;
    println!(r#"{{"campaign":"deny","checks":{},"violations":0}}"#, json!(checks));
    Ok(())
}

/// Builds the binary in two copies of the tree, in folders of different names, and compares the bytes. The names of the
/// folders are kept out of the binary, so whoever builds the same sources with the same toolchain gets the same file.
pub fn reproducible(arguments: &[String]) -> Outcome {
    if !arguments.is_empty() {
        return Err(format!("`{}` is not understood.", arguments.join(" ")));
    }
    let scratch = std::env::temp_dir().join(format!("kassa-twice-{}", std::process::id()));
    // Who goes on committing meanwhile still has one commit built twice.
    let commit = answer(program("git").current_dir(root()).args(["rev-parse", "HEAD"]));
    let commit = commit.ok_or("git does not say which commit this is.")?;
    let built = ["a", "another-place"].map(|name| build_in(&scratch.join(name), &commit));
    let same = built.into_iter().collect::<Outcome<Vec<_>>>();
    let _ = fs::remove_dir_all(&scratch);
    match same?.as_slice() {
        [one, other] if one == other => {
            println!(r#"{{"campaign":"reproducible","bytes":{},"same":true,"violations":0}}"#, one.len());
            Ok(())
        }
        _ => Err("two builds of the same sources are not the same file.".to_owned()),
    }
}

/// Builds a commit in a folder of its own; the bytes of the binary.
fn build_in(folder: &Path, commit: &str) -> Outcome<Vec<u8>> {
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    run(program("git").args(["clone", "--quiet", "--no-hardlinks", "."]).arg(folder))?;
    run(program("git").current_dir(folder).args(["checkout", "--quiet", "--detach", commit]))?;
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let flags = [format!("{}=/kassa", folder.display()), format!("{}=/home", home.display())];
    let flags = flags.map(|map| format!("--remap-path-prefix={map}")).join(" ");
    let mut command = cargo();
    command.current_dir(folder).env("CARGO_TARGET_DIR", folder.join("target")).env("RUSTFLAGS", flags);
    // Compilers of C write the folder into what they make, too, and the allocator says when it was built.
    command.env("CFLAGS", format!("-ffile-prefix-map={}=/kassa", folder.display()));
    command.env("SOURCE_DATE_EPOCH", "0");
    run(command.args(["build", "--release", "--locked", "--quiet", "-p", SHIPS]))?;
    let binary = folder.join("target").join("release").join("kassa");
    fs::read(&binary).map_err(|error| format!("{}: {error}", binary.display()))
}

#[cfg(test)]
mod tests {
    use super::{bom, checksums};
    use crate::run::root;
    use serde_json::json;
    use std::fs;

    /// Memory is never touched by hand in what ships: the word stands once, and every crate takes it from there.
    #[test]
    fn no_crate_that_ships_may_be_unsafe() {
        let workspace = fs::read_to_string(root().join("Cargo.toml")).expect("the workspace");
        let (_, lints) = workspace.split_once("[workspace.lints.rust]").expect("lints");
        assert!(
            lints
                .lines()
                .take_while(|line| !line.starts_with('['))
                .any(|line| line == "unsafe_code = \"forbid\"")
        );
        for entry in fs::read_dir(root().join("crates")).expect("a readable folder") {
            let manifest = entry.expect("a readable entry").path().join("Cargo.toml");
            let text = fs::read_to_string(&manifest).expect("a manifest");
            let own = text.split_once("[lints]").map(|(_, rest)| rest.trim_start());
            assert!(own.is_some_and(|own| own.starts_with("workspace = true")), "{}", manifest.display());
            assert!(!text.contains("unsafe_code"), "{} has a rule of its own", manifest.display());
        }
    }

    #[test]
    fn a_list_of_parts_leaves_out_what_only_tests_use() {
        let package = |name: &str, version: &str| json!({ "id": format!("{name} {version}"), "name": name, "version": version, "license": "MIT/Apache-2.0" });
        let on = |id: &str, kind: Option<&str>| json!({ "pkg": id, "dep_kinds": [{ "kind": kind }] });
        let metadata = json!({
            "packages": [package("kassa-server", "1.0.0"), package("b", "2.0.0"), package("tool", "3.0.0")],
            "resolve": { "nodes": [
                { "id": "kassa-server 1.0.0", "deps": [on("b 2.0.0", None), on("tool 3.0.0", Some("dev"))] },
                { "id": "b 2.0.0", "deps": [] },
                { "id": "tool 3.0.0", "deps": [] },
            ] },
        });
        let lock = "[[package]]\nname = \"b\"\nversion = \"2.0.0\"\nchecksum = \"abc\"\n";
        let made = bom(&metadata, &checksums(lock)).expect("a list");
        assert_eq!(
            made["components"],
            json!([{
                "type": "library", "bom-ref": "pkg:cargo/b@2.0.0", "name": "b", "version": "2.0.0",
                "purl": "pkg:cargo/b@2.0.0", "licenses": [{ "expression": "MIT OR Apache-2.0" }],
                "hashes": [{ "alg": "SHA-256", "content": "abc" }],
            }])
        );
        assert_eq!(made["metadata"]["component"]["name"], "kassa-server");
    }
}
