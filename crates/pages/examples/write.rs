//! Writes every sample page as a file, so that anyone can look through all states in a browser:
//! `cargo xtask pages`.

use std::error::Error;
use std::path::PathBuf;

use kassa_pages::{Brand, Frame, Locale, dashboard, render, samples};

/// The files, and the page that links them all.
struct Files {
    folder: PathBuf,
    index: String,
}

impl Files {
    fn write(&mut self, name: &str, what: &str, html: String) -> std::io::Result<()> {
        self.index.push_str(&format!("<li><a href=\"{name}.html\">{what}</a>\n"));
        std::fs::write(self.folder.join(name).with_extension("html"), html)
    }
}

fn frame() -> Frame {
    Frame {
        locale: Locale::En,
        here: "/here".to_owned(),
        nonce: "sample".to_owned(),
        merchant: "Akwaaba Books".to_owned(),
        test_mode: true,
        live: Some("/checkout/cs_sample/events?seen=1.1".to_owned()),
        ..Frame::default()
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from).ok_or("name the folder to write to")?;
    std::fs::create_dir_all(&folder)?;
    let index = "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>Pages</title>\n<ul>\n";
    let mut files = Files { folder, index: index.to_owned() };
    states(&mut files)?;
    languages(&mut files)?;
    for (name, screen) in dashboard::screens() {
        files.write(name, name, dashboard::desk(&dashboard::sample_desk(), &screen))?;
    }
    for (name, door) in dashboard::doors() {
        files.write(name, name, dashboard::door(&door))?;
    }
    brands(&mut files)?;
    files.index.push_str("</ul>\n");
    std::fs::write(files.folder.join("index.html"), files.index)?;
    Ok(())
}

/// Every page in every state.
fn states(files: &mut Files) -> std::io::Result<()> {
    let long = Frame {
        merchant: "The Very Long Named Company of Accra and Kumasi (1957) Limited".to_owned(),
        ..frame()
    };
    let hostile = Frame {
        merchant: "<script>alert(1)</script>\u{202e}\"><img src=x onerror=alert(2)>".to_owned(),
        ..frame()
    };
    let live = Frame { test_mode: false, ..frame() };
    for (name, page) in samples() {
        let frame = match name {
            "text-long" => &long,
            "text-hostile" | "paid-hostile" => &hostile,
            "pay-card-only-no-hints" | "paid" => &live,
            _ => &frame(),
        };
        files.write(name, name, render(&page, frame))?;
    }
    Ok(())
}

/// The same from right to left, in which every part changes its place, and one page in every language.
fn languages(files: &mut Files) -> std::io::Result<()> {
    let mirrored = Frame { locale: Locale::Ar, ..frame() };
    for (name, page) in samples() {
        files.write(
            &format!("rtl-{name}"),
            &format!("{name}, from right to left"),
            render(&page, &mirrored),
        )?;
        if name == "order-open" {
            for locale in Locale::ALL.iter().copied() {
                let html = render(&page, &Frame { locale, ..frame() });
                files.write(&format!("language-{locale}"), locale.own_name(), html)?;
            }
        }
    }
    Ok(())
}

/// What merchants' colours make of the pages: dark, light, loud, and one in which nothing could be read.
fn brands(files: &mut Files) -> std::io::Result<()> {
    for (brand, background, ink) in [
        ("dark", [0x1b, 0x2a, 0x4a], Some([0xf5, 0xe6, 0xc8])),
        ("light", [0xfb, 0xf3, 0xe4], Some([0x5a, 0x2e, 0x0c])),
        ("loud", [0xff, 0x00, 0xc8], Some([0x00, 0xff, 0x33])),
        ("grey", [0x77, 0x77, 0x77], None),
    ] {
        let colours = Brand { background: Some(background), ink, ..Brand::default() };
        let frame = Frame { brand: colours, ..frame() };
        for (name, page) in samples() {
            files.write(
                &format!("brand-{brand}-{name}"),
                &format!("{name}, {brand}"),
                render(&page, &frame),
            )?;
        }
    }
    Ok(())
}
