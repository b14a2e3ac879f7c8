//! Files that are small and want to be large, or deep, or endless.

use std::io::Write;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use parse::{Fault, Kind, Limits, parse};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Bytes that a bomb unpacks to: more than is read here.
pub const UNPACKED: usize = 24 << 20;

pub fn tight() -> Limits {
    Limits { unpacked: 16 << 20, ..Limits::default() }
}

pub fn code(kind: Kind, bytes: &[u8], limits: &Limits) -> &'static str {
    let begun = Instant::now();
    let code = parse(kind, bytes, limits).err().map_or("read", |fault| fault.code);
    assert!(begun.elapsed() < Duration::from_secs(60), "{kind:?} took {:?}", begun.elapsed());
    code
}

pub fn deflated(length: usize) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..length >> 20 {
        encoder.write_all(&zeros).expect("memory takes it");
    }
    encoder.finish().expect("memory takes it")
}

/// A document with one page whose content is this stream.
pub fn pdf(filter: &str, stream: &[u8]) -> Vec<u8> {
    let mut bytes =
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R>>endobj\n"
            .to_vec();
    bytes.extend(format!("4 0 obj<</Length {}{filter}>>stream\n", stream.len()).bytes());
    bytes.extend(stream);
    bytes.extend(b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF");
    bytes
}

fn package(name: &str, content: impl Fn(&mut dyn Write)) -> Vec<u8> {
    let mut package = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    package.start_file(name, SimpleFileOptions::default()).expect("it begins");
    content(&mut package);
    package.finish().expect("it ends").into_inner()
}

#[test]
fn packages_that_unpack_to_more_than_is_read_are_refused() {
    let spaces = |out: &mut dyn Write| {
        let piece = vec![b' '; 1 << 20];
        (0..UNPACKED >> 20).for_each(|_| out.write_all(&piece).expect("memory takes it"));
    };
    let document = package("word/document.xml", spaces);
    assert!(document.len() < 1 << 20);
    assert_eq!(code(Kind::Docx, &document, &tight()), Fault::TOO_LARGE);
    let book = package("xl/worksheets/sheet1.xml", spaces);
    assert_eq!(code(Kind::Xlsx, &book, &tight()), Fault::TOO_LARGE);
}

#[test]
fn streams_that_unpack_to_more_than_is_read_are_refused() {
    let once = deflated(UNPACKED);
    assert_eq!(code(Kind::Pdf, &pdf("/Filter/FlateDecode", &once), &tight()), Fault::TOO_LARGE);
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&once).expect("memory takes it");
    let twice = encoder.finish().expect("memory takes it");
    let filters = "/Filter[/FlateDecode/FlateDecode]";
    assert_eq!(code(Kind::Pdf, &pdf(filters, &twice), &tight()), Fault::TOO_LARGE);
}

#[test]
fn what_is_drawn_within_itself_without_end_is_stopped() {
    let mut bytes =
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</A 5 0 R>>>>>>endobj\n\
        4 0 obj<</Length 5>>stream\n/A Do\nendstream endobj\n"
            .to_vec();
    for number in 5..30 {
        let content = "/A Do ".repeat(20);
        let next = number + 1;
        let dictionary = format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A {next} 0 R>>>>");
        bytes.extend(
            format!("{number} 0 obj<<{dictionary}/Length {}>>stream\n{content}\nendstream endobj\n", content.len())
                .bytes(),
        );
    }
    bytes.extend(b"trailer<</Root 1 0 R>>\n%%EOF");
    let limits = Limits { time: Duration::from_secs(2), ..Limits::default() };
    assert_eq!(code(Kind::Pdf, &bytes, &limits), Fault::TOO_LARGE);
}

#[test]
fn what_is_nested_deeply_does_no_harm() {
    let deep = 200_000;
    let arrays = format!("4 0 obj{}{}endobj", "[".repeat(deep), "]".repeat(deep));
    let mut page = pdf("", b"q");
    page.extend(arrays.bytes());
    code(Kind::Pdf, &page, &Limits::default());
    code(Kind::Pdf, &pdf("", arrays.as_bytes()), &Limits::default());
    // Each is looked into as deeply as the reader goes.
    code(Kind::Pdf, format!("%PDF-1.7\n1 0 obj{}", "<</A".repeat(deep / 10)).as_bytes(), &Limits::default());
    code(Kind::Html, "<div><table><tr><td><ul><li>x".repeat(deep / 10).as_bytes(), &Limits::default());
    code(Kind::Markdown, "> ".repeat(deep / 10).as_bytes(), &Limits::default());
    code(Kind::Markdown, "- ".repeat(deep / 10).as_bytes(), &Limits::default());
    code(Kind::Markdown, "[".repeat(deep / 10).as_bytes(), &Limits::default());
    let nested = |out: &mut dyn Write| {
        out.write_all("<w:tbl><w:tr><w:tc><w:p>".repeat(deep / 10).as_bytes()).expect("memory takes it")
    };
    code(Kind::Docx, &package("word/document.xml", nested), &Limits::default());
}

#[test]
fn entities_stand_for_nothing_that_they_name_themselves() {
    let xml = "<!DOCTYPE d [<!ENTITY a \"haha\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]>\
        <w:document><w:body><w:p><w:r><w:t>x &a; &b; &amp; y</w:t></w:r></w:p></w:body></w:document>";
    let document = package("word/document.xml", |out| out.write_all(xml.as_bytes()).expect("memory takes it"));
    let parsed = parse(Kind::Docx, &document, &Limits::default()).expect("it's a document");
    assert_eq!(parsed.text, "x & y");
}

#[test]
fn limits_hold_for_every_kind_of_text() {
    let limits = Limits { characters: 1000, blocks: 50, ..Limits::default() };
    let long = "word ".repeat(1000);
    let many = "word\n\n".repeat(100);
    let rows = "name,city\n".to_owned() + &"a,b\n".repeat(100);
    for (kind, text) in [(Kind::Plain, &long), (Kind::Markdown, &many), (Kind::Html, &long), (Kind::Csv, &rows)] {
        assert_eq!(code(kind, text.as_bytes(), &limits), Fault::TOO_LARGE, "{kind:?}");
    }
    let small = Limits { bytes: 10, ..Limits::default() };
    assert_eq!(code(Kind::Plain, long.as_bytes(), &small), Fault::TOO_LARGE);
}

#[test]
fn quotes_that_nothing_closes_take_no_time_without_end() {
    let table = "name,city\n".to_owned() + &"\"a,b\nc,d\n".repeat(100_000);
    code(Kind::Csv, table.as_bytes(), &Limits::default());
}
