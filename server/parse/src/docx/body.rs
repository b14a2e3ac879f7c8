//! The text of a document: paragraphs with their styles, lists, tables.

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::docx::styles::{self, Role, Styles, attribute};
use crate::fault::Fault;
use crate::flow::{Flow, LINE_END};
use crate::parsed::BlockKind;

/// What is known of the paragraph that is open.
#[derive(Default)]
struct Paragraph {
    role: Option<Role>,
    /// Of a list, how deep.
    level: usize,
}

/// Reads until the end or until the XML breaks; says whether it was whole.
pub(super) fn read(xml: &str, styles: &Styles, flow: &mut Flow) -> Result<bool, Fault> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let mut paragraph = Paragraph::default();
    // Elements that stand for the same once more, for older programs; and text that nobody is shown.
    let (mut skipped, mut hidden, mut in_text, mut depth) = (0_u32, false, false, 0_i64);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                depth += 1;
                match tag.local_name().as_ref() {
                    "Fallback" => skipped += 1,
                    _ if skipped > 0 => (),
                    "t" => in_text = true,
                    "r" => hidden = false,
                    "p" => {
                        flow.end()?;
                        paragraph = Paragraph::default();
                    }
                    "tbl" => flow.begin_table()?,
                    "tr" => flow.begin_row(),
                    _ => property(&tag, styles, &mut paragraph, &mut hidden, flow)?,
                }
            }
            Ok(Event::Empty(tag)) if skipped == 0 => property(&tag, styles, &mut paragraph, &mut hidden, flow)?,
            Ok(Event::End(tag)) => {
                depth -= 1;
                match tag.local_name().as_ref() {
                    "Fallback" => skipped = skipped.saturating_sub(1),
                    _ if skipped > 0 => (),
                    "t" => in_text = false,
                    "p" => end(&std::mem::take(&mut paragraph), flow)?,
                    "tc" => flow.end_cell()?,
                    "tbl" => flow.end_table()?,
                    _ => (),
                }
            }
            Ok(Event::Text(text)) if in_text && !hidden => flow.text(&text.xml10_content())?,
            Ok(Event::CData(text)) if in_text && !hidden => flow.text(&text.xml10_content())?,
            Ok(Event::GeneralRef(reference)) if in_text && !hidden => flow.text(&resolved(&reference))?,
            Ok(Event::Eof) => {
                end(&paragraph, flow)?;
                return Ok(depth == 0);
            }
            Err(_) => {
                end(&paragraph, flow)?;
                return Ok(false);
            }
            Ok(_) => (),
        }
    }
}

fn property(
    tag: &BytesStart,
    styles: &Styles,
    paragraph: &mut Paragraph,
    hidden: &mut bool,
    flow: &mut Flow,
) -> Result<(), Fault> {
    match tag.local_name().as_ref() {
        "pStyle" => paragraph.role = attribute(tag, "val").and_then(|style| styles.get(&style).copied()),
        "outlineLvl" => paragraph.role = styles::level(tag).map(Role::Heading).or(paragraph.role),
        "numPr" if !matches!(paragraph.role, Some(Role::Heading(_))) => paragraph.role = Some(Role::Item),
        "ilvl" => paragraph.level = attribute(tag, "val").and_then(|level| level.parse().ok()).unwrap_or_default(),
        "vanish" => *hidden = !matches!(attribute(tag, "val").as_deref(), Some("0" | "false")),
        "tblHeader" => flow.names(),
        "tab" if !*hidden => flow.text("\t")?,
        "br" | "cr" if !*hidden => flow.text(LINE_END)?,
        "noBreakHyphen" if !*hidden => flow.text("-")?,
        _ => (),
    }
    Ok(())
}

fn end(paragraph: &Paragraph, flow: &mut Flow) -> Result<(), Fault> {
    match paragraph.role {
        Some(Role::Heading(level)) => flow.end_as(BlockKind::Heading(level)),
        Some(Role::Item) => flow.end_as_item(paragraph.level),
        None => flow.end(),
    }
}

/// What a reference in the text stands for; nothing is looked up elsewhere.
pub(super) fn resolved(reference: &BytesRef) -> String {
    match reference.resolve_char_ref() {
        Ok(Some(character)) => character.to_string(),
        _ => resolve_xml_entity(&reference.xml10_content()).unwrap_or_default().to_owned(),
    }
}
