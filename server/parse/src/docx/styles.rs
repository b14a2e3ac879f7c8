//! Which styles of a document are headings, and which are lists.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// What a paragraph is by its style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A heading of this level, from 1; 0 is the document's title.
    Heading(u8),
    /// An item of a list.
    Item,
}

/// Styles by their ids, which differ with the language of the program; the names of those that every program brings
/// along don't.
pub(super) type Styles = HashMap<String, Role>;

/// Styles that may stand on each other.
const CHAIN_MAX: usize = 12;

pub(super) fn read(xml: &str) -> Styles {
    let mut roles = Styles::new();
    let mut bases: HashMap<String, String> = HashMap::new();
    let mut reader = Reader::from_str(xml);
    let mut style = String::new();
    loop {
        let event = reader.read_event();
        let tag = match &event {
            Ok(Event::Start(tag) | Event::Empty(tag)) => tag,
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => continue,
        };
        match tag.local_name().as_ref() {
            "style" => style = attribute(tag, "styleId").unwrap_or_default(),
            "name" => {
                if let Some(role) = attribute(tag, "val").and_then(|name| by_name(&name)) {
                    roles.insert(style.clone(), role);
                }
            }
            "basedOn" => {
                bases.insert(style.clone(), attribute(tag, "val").unwrap_or_default());
            }
            "outlineLvl" => {
                if let Some(level) = level(tag) {
                    roles.entry(style.clone()).or_insert(Role::Heading(level));
                }
            }
            "numPr" => {
                roles.entry(style.clone()).or_insert(Role::Item);
            }
            _ => (),
        }
    }
    for style in bases.keys() {
        let chain = std::iter::successors(Some(style), |style| bases.get(*style)).take(CHAIN_MAX);
        let role = chain.skip(1).find_map(|base| roles.get(base).copied());
        if let Some(role) = role {
            roles.entry(style.clone()).or_insert(role);
        }
    }
    roles
}

fn by_name(name: &str) -> Option<Role> {
    let name = name.to_ascii_lowercase();
    if name == "title" {
        return Some(Role::Heading(0));
    }
    if let Some(level) = name.strip_prefix("heading ") {
        return level.trim().parse().ok().filter(|level| (1..=9).contains(level)).map(Role::Heading);
    }
    let is_list = ["list bullet", "list number", "list paragraph"].iter().any(|list| name.starts_with(list));
    is_list.then_some(Role::Item)
}

/// The level of an outline, of which 9 is text.
pub(super) fn level(tag: &BytesStart) -> Option<u8> {
    attribute(tag, "val")?.parse::<u8>().ok().filter(|level| *level < 9).map(|level| level + 1)
}

/// An attribute by its name without the namespace.
pub(super) fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|it| it.key.local_name().as_ref() == name)?;
    Some(found.value.into_owned())
}
