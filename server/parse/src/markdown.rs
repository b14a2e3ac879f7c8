//! Markdown, as GitHub writes it.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::encoding;
use crate::fault::Fault;
use crate::flow::{Flow, LINE_END};
use crate::parsed::BlockKind;
use crate::writer::Writer;

pub(crate) fn read(bytes: &[u8], writer: &mut Writer) -> Result<(), Fault> {
    let text = encoding::decode(bytes)?;
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut flow = Flow::new(writer);
    let mut unseen = 0_u32;
    for event in Parser::new_ext(&text, options) {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => unseen += 1,
            Event::End(TagEnd::MetadataBlock(_)) => unseen = unseen.saturating_sub(1),
            _ if unseen > 0 => (),
            Event::Start(tag) => begin(&mut flow, &tag)?,
            Event::End(tag) => end(&mut flow, tag)?,
            Event::Text(text) | Event::Code(text) => flow.text(&text)?,
            Event::SoftBreak => flow.text(" ")?,
            Event::HardBreak => flow.text(LINE_END)?,
            Event::Rule => flow.end()?,
            Event::InlineHtml(tag) if tag.starts_with("<br") => flow.text(LINE_END)?,
            Event::TaskListMarker(done) => flow.text(if done { "[x] " } else { "[ ] " })?,
            // Markup of the web in Markdown is markup: what it wraps arrives as text where Markdown reads it as such.
            _ => (),
        }
    }
    flow.finish()
}

fn begin(flow: &mut Flow, tag: &Tag) -> Result<(), Fault> {
    match tag {
        Tag::Heading { level, .. } => flow.begin(BlockKind::Heading(number(*level))),
        Tag::CodeBlock(_) => flow.begin(BlockKind::Code),
        Tag::List(first) => flow.begin_list(*first),
        Tag::Item => flow.begin_item(),
        Tag::Table(_) => flow.begin_table(),
        Tag::TableHead => {
            flow.begin_row();
            flow.names();
            Ok(())
        }
        Tag::TableRow => {
            flow.begin_row();
            Ok(())
        }
        Tag::Paragraph | Tag::BlockQuote(_) | Tag::FootnoteDefinition(_) => flow.end(),
        _ => Ok(()),
    }
}

fn end(flow: &mut Flow, tag: TagEnd) -> Result<(), Fault> {
    match tag {
        TagEnd::TableCell => flow.end_cell(),
        TagEnd::Table => flow.end_table(),
        TagEnd::List(_) => flow.end_list(),
        TagEnd::Heading(_)
        | TagEnd::CodeBlock
        | TagEnd::Item
        | TagEnd::Paragraph
        | TagEnd::BlockQuote(_)
        | TagEnd::FootnoteDefinition => flow.end(),
        _ => Ok(()),
    }
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
