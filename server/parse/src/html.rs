//! Web pages: what a person would see of them, without what only leads around.

use std::borrow::Cow;

use encoding_rs::Encoding;
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use crate::encoding;
use crate::fault::Fault;
use crate::flow::{Flow, LINE_END};
use crate::parsed::BlockKind;
use crate::writer::Writer;

/// Elements that are told apart by how deep they stand; what is deeper still is read as if it stood here.
const DEPTH_MAX: usize = 500;
/// Elements that never close.
const VOID: [&[u8]; 14] = [
    b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"param", b"source",
    b"track", b"wbr",
];
/// Elements of which nobody reads the inside as part of the page.
const UNSEEN: [&[u8]; 14] = [
    b"script",
    b"style",
    b"template",
    b"noscript",
    b"svg",
    b"math",
    b"iframe",
    b"object",
    b"nav",
    b"select",
    b"textarea",
    b"button",
    b"audio",
    b"video",
];

pub(crate) fn read(bytes: &[u8], writer: &mut Writer) -> Result<(), Fault> {
    let text = decode(bytes)?;
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut page = Page { flow: Flow::new(writer), open: Vec::new(), title: None };
    for token in Tokenizer::new_with_emitter(text.as_ref(), emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => page.begin(&tag)?,
            Token::EndTag(tag) => page.end(&tag.name)?,
            Token::String(text) => page.text(&String::from_utf8_lossy(&text))?,
            _ => (),
        }
    }
    page.flow.finish()
}

/// In the encoding that the page names, unless its bytes say another.
fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Fault> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    let named = head.split("charset=").nth(1).map(|rest| rest.trim_start_matches(['"', '\'', ' ']));
    let named = named.and_then(|rest| rest.split(|it: char| !(it.is_alphanumeric() || "-_:".contains(it))).next());
    let named = named.and_then(|name| Encoding::for_label(name.as_bytes()));
    let marked = Encoding::for_bom(bytes).is_some();
    match named.filter(|_| !marked && std::str::from_utf8(bytes).is_err()) {
        Some(encoding) => Ok(encoding.decode_without_bom_handling(bytes).0),
        None => encoding::decode(bytes),
    }
}

struct Page<'w, 'l> {
    flow: Flow<'w, 'l>,
    /// The elements that are open, each with whether it hides its inside.
    open: Vec<(Vec<u8>, bool)>,
    /// What of the title is read, while it is.
    title: Option<String>,
}

impl Page<'_, '_> {
    fn hidden(&self) -> bool {
        self.open.last().is_some_and(|(_, hidden)| *hidden)
    }

    fn text(&mut self, text: &str) -> Result<(), Fault> {
        let hidden = self.hidden();
        match &mut self.title {
            Some(title) => title.push_str(&text.chars().take(1000).collect::<String>()),
            None if hidden => (),
            None => self.flow.text(text)?,
        }
        Ok(())
    }

    fn begin(&mut self, tag: &StartTag<()>) -> Result<(), Fault> {
        let name = tag.name.as_slice();
        if name == b"title" && self.flow.is_empty() {
            self.title = Some(String::new());
            return Ok(());
        }
        let hidden = self.hidden() || UNSEEN.contains(&name) || hides(tag);
        if !VOID.contains(&name) && !tag.self_closing && self.open.len() < DEPTH_MAX {
            self.open.push((name.to_vec(), hidden));
        }
        if hidden {
            return Ok(());
        }
        match name {
            [b'h', level @ b'1'..=b'6'] => self.flow.begin(BlockKind::Heading(level - b'0')),
            b"pre" => self.flow.begin(BlockKind::Code),
            b"br" => self.flow.text(LINE_END),
            b"ul" | b"menu" => self.flow.begin_list(None),
            b"ol" => self.flow.begin_list(Some(1)),
            b"li" => self.flow.begin_item(),
            b"table" => self.flow.begin_table(),
            b"tr" => {
                self.flow.begin_row();
                Ok(())
            }
            b"th" => {
                self.flow.names();
                Ok(())
            }
            _ if stands_alone(name) => self.flow.end(),
            _ => Ok(()),
        }
    }

    fn end(&mut self, name: &[u8]) -> Result<(), Fault> {
        if name == b"title"
            && let Some(title) = self.title.take()
        {
            self.flow.writer.title(&title);
            return Ok(());
        }
        let hidden = self.hidden();
        if let Some(at) = self.open.iter().rposition(|(open, _)| open == name) {
            self.open.truncate(at);
        }
        if hidden {
            return Ok(());
        }
        match name {
            b"td" | b"th" => self.flow.end_cell(),
            b"table" => self.flow.end_table(),
            b"ul" | b"ol" | b"menu" => self.flow.end_list(),
            b"li" | b"pre" | [b'h', b'1'..=b'6'] => self.flow.end(),
            _ if stands_alone(name) => self.flow.end(),
            _ => Ok(()),
        }
    }
}

/// Whether an element says itself that nobody sees it.
fn hides(tag: &StartTag<()>) -> bool {
    let value =
        |name: &[u8]| tag.attributes.get(name).map(|it| String::from_utf8_lossy(&it.value).to_ascii_lowercase());
    let style = value(b"style").unwrap_or_default().replace(char::is_whitespace, "");
    value(b"hidden").is_some() || style.contains("display:none") || style.contains("visibility:hidden")
}

/// Whether an element begins and ends a line of its own.
fn stands_alone(name: &[u8]) -> bool {
    matches!(
        name,
        b"p" | b"div"
            | b"section"
            | b"article"
            | b"main"
            | b"header"
            | b"footer"
            | b"aside"
            | b"blockquote"
            | b"figure"
            | b"figcaption"
            | b"caption"
            | b"address"
            | b"details"
            | b"summary"
            | b"form"
            | b"fieldset"
            | b"legend"
            | b"dl"
            | b"dt"
            | b"dd"
            | b"hr"
            | b"body"
            | b"center"
    )
}
