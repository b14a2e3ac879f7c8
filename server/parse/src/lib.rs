//! Files as text, with the place of every part of it; and such texts in pieces and sentences.
//!
//! ```
//! use parse::{Cutting, Kind, Limits, cut, parse};
//!
//! let kind = Kind::of("text/markdown", "notes.md").expect("Markdown is read");
//! let parsed = parse(kind, b"# Trains\n\nTickets are kept for ten years.", &Limits::default())?;
//! let pieces = cut(&parsed, &Cutting::default());
//! assert_eq!(pieces[0].text, "Tickets are kept for ten years.");
//! assert_eq!(pieces[0].place.heading.as_deref(), Some("Trains"));
//! # Ok::<(), parse::Fault>(())
//! ```
//!
//! Invariants, held for whatever bytes are given:
//! - An answer comes: what was read, or one fault that says why not. A panic of a library is a fault.
//! - What is larger than [`Limits`] is refused as a whole; nothing is read in part and called whole.
//! - A row or a page that can't be read is named and leaves the others.
//! - Blocks follow each other without overlaps and hold all of the text; a piece is exactly what stands at its place.
//! - The text holds no control characters but line ends and tabs.
//!
//! # How files are read
//!
//! Every kind goes through one writer, which counts characters and blocks, knows the headings above and throws away what
//! nobody sees. Reading runs on a thread with a stack of its own, and unwinding ends there.
//!
//! PDF is drawn with `hayro-interpret` onto a canvas that takes letters down and paints nothing. It's alive, forbids
//! unsafe code, is made for files that are broken, maps letters of fonts that aren't embedded (Chinese and Korean among
//! them) and says where each one stands, so that lines, columns, tables, headings and paragraphs are found here, in the
//! order of reading for Arabic too. `pdf-extract` and the text of `lopdf` panic or give up on more files and say no
//! places; `pdf_oxide` brings a renderer, a writer and models along; pdfium is a binary that somebody has to ship. What
//! hayro has no limit for is bounded around it: streams are unpacked to nowhere before it unpacks them, those that it needs
//! to open a file as its own parser finds them in the bytes, whatever index and numbers say, and all others as it names and
//! decrypts them; what one page draws counts on each page that draws it; and the canvas stops the drawing by unwinding when
//! letters or time run out, as the bytes of the file do when it only looks things up.
//! A process of its own with a limit of memory would bound whatever else a reader may do: there is none here, since no
//! other part of the platform starts one, and whoever reads files of strangers gives the whole process such a limit.
//!
//! Word is `zip` and `quick-xml`, a part at a time and never beyond the limit; no entity is looked up. Excel is
//! `calamine`, cell by cell, since a sheet as a whole is as large as its furthest cell; the package is measured before.
//! Web pages are `html5gum`, a tokeniser without dependencies: there is no tree that could be deep. Markdown is
//! `pulldown-cmark`, tables are `csv`, older encodings are guessed by `chardetng` as browsers do.

mod apart;
mod csv;
mod cut;
mod docx;
mod encoding;
mod fault;
mod flow;
mod html;
mod kind;
mod limits;
mod markdown;
mod package;
mod parsed;
mod pdf;
mod plain;
mod sentences;
mod table;
mod tokens;
mod writer;
mod xlsx;

pub use cut::{Cutting, Piece, cut};
pub use fault::Fault;
pub use kind::Kind;
pub use limits::Limits;
pub use parsed::{Block, BlockKind, Parsed, Place};
pub use sentences::sentences;

use writer::Writer;

/// Reads a file.
///
/// # Errors
///
/// What keeps the whole of it from being read; single rows and pages that can't be read stand in [`Parsed::faults`].
pub fn parse(kind: Kind, bytes: &[u8], limits: &Limits) -> Result<Parsed, Fault> {
    if bytes.len() as u64 > limits.bytes {
        return Err(Fault::too_large(format!("more than {} bytes", limits.bytes)));
    }
    apart::run(|| {
        let mut writer = Writer::new(limits);
        match kind {
            Kind::Plain => plain::read(bytes, &mut writer),
            Kind::Markdown => markdown::read(bytes, &mut writer),
            Kind::Html => html::read(bytes, &mut writer),
            Kind::Pdf => pdf::read(bytes, &mut writer),
            Kind::Docx => docx::read(bytes, &mut writer),
            Kind::Csv => csv::read(bytes, &mut writer),
            Kind::Xlsx => xlsx::read(bytes, &mut writer),
        }?;
        writer.finish()
    })
}
