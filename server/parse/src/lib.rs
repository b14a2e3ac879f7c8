//! Files as text.

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
