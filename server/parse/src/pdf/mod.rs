//! Pages that were laid out: letters at places, which become lines, paragraphs and headings again.

mod allowance;
mod bombs;
mod canvas;
mod clocked;
mod direction;
mod filters;
mod furniture;
mod index;
mod letters;
mod lines;
mod lzw;
mod mended;
mod nested;
mod packing;
mod paragraphs;
mod places;
mod tables;
mod weights;

use std::sync::Arc;

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, RenderContent, interpret_page};

use crate::fault::Fault;
use crate::writer::Writer;
use canvas::{Canvas, Strain};
use clocked::Clocked;
use lines::Line;

/// Bytes at the beginning of a file among which its mark stands.
const MARK_WITHIN: usize = 1024;
/// Of the letters of a page, so many may be unknown before the page is called unreadable.
const UNKNOWN_MAX: f32 = 0.5;

/// A page as lines, and how tall it is.
pub(super) struct Page {
    number: u32,
    height: f32,
    lines: Vec<Line>,
}

pub(crate) fn read(bytes: &[u8], writer: &mut Writer) -> Result<(), Fault> {
    let head = &bytes[..bytes.len().min(MARK_WITHIN)];
    if !head.windows(5).any(|window| window == b"%PDF-") {
        return Err(Fault::new(Fault::NOT_A_PDF).because("it doesn't begin with %PDF-"));
    }
    bombs::refuse(bytes, writer.limits)?;
    let pdf = Pdf::new(Arc::new(Clocked::new(bytes, writer.limits))).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Fault::new(Fault::ENCRYPTED),
        LoadPdfError::Decryption(other) => Fault::new(Fault::ENCRYPTED).because(format!("{other:?}")),
        LoadPdfError::Invalid => Fault::new(Fault::NOT_A_PDF).because("nothing of it holds together"),
    })?;
    if pdf.pages().len() > writer.limits.pages as usize {
        return Err(Fault::too_large(format!("more than {} pages", writer.limits.pages)));
    }
    weights::refuse(&pdf, writer.limits)?;
    if let Some(title) = &pdf.metadata().title {
        writer.title(&said_title(&canvas::decoded(title)));
    }
    let mut pages = draw(&pdf, writer)?;
    if pages.iter().all(|page| page.lines.is_empty()) {
        return Ok(());
    }
    furniture::remove(&mut pages);
    paragraphs::write(&pages, writer)
}

/// Every page's lines, in the order in which the page says them.
fn draw(pdf: &Pdf, writer: &mut Writer) -> Result<Vec<Page>, Fault> {
    let cache = InterpreterCache::new();
    let settings = InterpreterSettings { render_content: RenderContent::PAGE, ..InterpreterSettings::default() };
    let mut strain = Strain::new(writer.limits);
    let mut pages = Vec::new();
    for (number, page) in (1..).zip(pdf.pages().iter()) {
        let (width, height) = page.render_dimensions();
        let onto = Affine::new(page.initial_transform(true).as_coeffs());
        let area = Rect::new(0.0, 0.0, width.into(), height.into());
        let mut context = Context::new(onto, area, &cache, pdf.xref(), settings.clone());
        let mut canvas = Canvas::new(&mut strain);
        interpret_page(page, &mut context, &mut canvas);
        let (letters, unknown) = canvas.finish();
        writer.page(number);
        if letters.is_empty() || unknown as f32 > UNKNOWN_MAX * (letters.len() + unknown as usize) as f32 {
            let code = if unknown > 0 { Fault::UNREADABLE_LETTERS } else { Fault::NO_TEXT };
            let fault = Fault::new(code).at(writer.place(None));
            writer.fault(fault);
        }
        pages.push(Page { number, height, lines: lines::of(letters) });
    }
    Ok(pages)
}

/// Without what programs put down where nobody gave a title.
fn said_title(title: &str) -> String {
    let title = title.trim().trim_start_matches("Microsoft Word - ");
    let nothing = ["untitled", "(anonymous)", "(unspecified)", "unknown", "about:blank"];
    if nothing.contains(&title.to_lowercase().as_str()) { String::new() } else { title.to_owned() }
}
