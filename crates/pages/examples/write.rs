//! Writes every sample page as a file, so that anyone can look through all states in a browser:
//! `cargo xtask pages`.

use std::error::Error;
use std::path::PathBuf;

use kassa_pages::{Brand, Frame, dashboard, render, samples};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from).ok_or("name the folder to write to")?;
    std::fs::create_dir_all(&folder)?;
    let frame = Frame {
        nonce: "sample".to_owned(),
        merchant: "Akwaaba Books".to_owned(),
        test_mode: true,
        live: Some("/checkout/cs_sample/events?seen=1.1".to_owned()),
        ..Frame::default()
    };
    let long = Frame {
        merchant: "The Very Long Named Company of Accra and Kumasi (1957) Limited".to_owned(),
        ..frame.clone()
    };
    let hostile = Frame {
        merchant: "<script>alert(1)</script>\u{202e}\"><img src=x onerror=alert(2)>".to_owned(),
        ..frame.clone()
    };
    let mut index = String::from(
        "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>Pages</title>\n<ul>\n",
    );
    let live = Frame { test_mode: false, ..frame.clone() };
    for (name, page) in samples() {
        let frame = match name {
            "text-long" => &long,
            "text-hostile" | "paid-hostile" => &hostile,
            "pay-card-only-no-hints" | "paid" => &live,
            _ => &frame,
        };
        std::fs::write(folder.join(name).with_extension("html"), render(&page, frame))?;
        index.push_str(&format!("<li><a href=\"{name}.html\">{name}</a>\n"));
    }
    let desk = dashboard::sample_desk();
    for (name, screen) in dashboard::screens() {
        std::fs::write(folder.join(name).with_extension("html"), dashboard::desk(&desk, &screen))?;
        index.push_str(&format!("<li><a href=\"{name}.html\">{name}</a>\n"));
    }
    for (name, door) in dashboard::doors() {
        std::fs::write(folder.join(name).with_extension("html"), dashboard::door(&door))?;
        index.push_str(&format!("<li><a href=\"{name}.html\">{name}</a>\n"));
    }
    // What merchants' colours make of the pages: dark, light, loud, and one in which nothing could be read.
    for (brand, background, ink) in [
        ("dark", [0x1b, 0x2a, 0x4a], Some([0xf5, 0xe6, 0xc8])),
        ("light", [0xfb, 0xf3, 0xe4], Some([0x5a, 0x2e, 0x0c])),
        ("loud", [0xff, 0x00, 0xc8], Some([0x00, 0xff, 0x33])),
        ("grey", [0x77, 0x77, 0x77], None),
    ] {
        let frame =
            Frame { brand: Brand { background: Some(background), ink, ..Brand::default() }, ..frame.clone() };
        for (name, page) in samples() {
            let file = folder.join(format!("brand-{brand}-{name}")).with_extension("html");
            std::fs::write(file, render(&page, &frame))?;
            index.push_str(&format!("<li><a href=\"brand-{brand}-{name}.html\">{name}, {brand}</a>\n"));
        }
    }
    index.push_str("</ul>\n");
    std::fs::write(folder.join("index.html"), index)?;
    Ok(())
}
