//! What stands between two braces: `{{steps.find.text}}` is what another step gave, `{{input.subject}}` what the run began
//! with, `{{event.payload.name}}` what happened, `{{item.text}}` the part of a list that is looked at, `{{run.id}}` the run.
//! `\{{` is two braces, and nothing else has a meaning.

/// Where a reference looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Root {
    /// At what the run began with.
    Input,
    /// At what a step gave.
    Steps,
    /// At the event that began the run.
    Event,
    /// At the part of a list that is looked at.
    Item,
    /// At the run itself.
    Run,
}

/// A reference: where it looks, and the members that lead to what it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference<'a> {
    /// Where.
    pub root: Root,
    /// The members; of a step, its name first. A number counts the parts of a list from 0.
    pub path: Vec<&'a str>,
}

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// As it stands.
    Plain(&'a str),
    /// What is put in there.
    Reference(Reference<'a>),
}

/// Why a text can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Braces open and don't close; what follows them, at most 20 characters.
    Unclosed(String),
    /// What stands between the braces is no reference; at most 60 characters of it.
    NoReference(String),
}

impl<'a> Reference<'a> {
    /// Reads what stands between the braces.
    pub fn parse(text: &'a str) -> Option<Self> {
        let mut members = text.trim().split('.');
        let root = match members.next()? {
            "input" => Root::Input,
            "steps" => Root::Steps,
            "event" => Root::Event,
            "item" => Root::Item,
            "run" => Root::Run,
            _ => return None,
        };
        let path: Vec<_> = members.collect();
        let sound = path.iter().all(|member| is_member(member)) && (root != Root::Steps || !path.is_empty());
        sound.then_some(Self { root, path })
    }

    /// The step that it looks at.
    pub fn step(&self) -> Option<&'a str> {
        if self.root == Root::Steps { self.path.first().copied() } else { None }
    }
}

/// Whether a text can name a step: a small letter, then small letters, digits and underscores.
pub(super) fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_')
}

fn is_member(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|it| it.is_alphanumeric() || it == '_' || it == '-')
}

/// The stretches of a text.
///
/// # Errors
/// Every place that can't be read.
pub fn parts(text: &str) -> Result<Vec<Part<'_>>, Vec<Unread>> {
    let (mut parts, mut faults, mut rest) = (Vec::new(), Vec::new(), text);
    while let Some(at) = rest.find("{{") {
        let (before, after) = (&rest[..at], &rest[at + 2..]);
        if let Some(before) = before.strip_suffix('\\') {
            parts.extend([Part::Plain(before), Part::Plain("{{")]);
            rest = after;
            continue;
        }
        parts.push(Part::Plain(before));
        let Some(end) = after.find("}}") else {
            faults.push(Unread::Unclosed(after.chars().take(20).collect()));
            rest = "";
            break;
        };
        match Reference::parse(&after[..end]) {
            Some(reference) => parts.push(Part::Reference(reference)),
            None => faults.push(Unread::NoReference(after[..end].trim().chars().take(60).collect())),
        }
        rest = &after[end + 2..];
    }
    parts.push(Part::Plain(rest));
    parts.retain(|part| *part != Part::Plain(""));
    if faults.is_empty() { Ok(parts) } else { Err(faults) }
}

/// The references of a text; none where it can't be read.
pub fn references(text: &str) -> Vec<Reference<'_>> {
    let of = |part| match part {
        Part::Plain(_) => None,
        Part::Reference(reference) => Some(reference),
    };
    parts(text).unwrap_or_default().into_iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_lead_through_members_and_parts_of_lists() {
        let all = references("{{ steps.find.passages.0.text }} for {{input.name}} of {{run.id}}");
        assert_eq!(all[0], Reference { root: Root::Steps, path: vec!["find", "passages", "0", "text"] });
        assert_eq!((all[0].step(), all[1].step()), (Some("find"), None));
        assert_eq!(all.iter().map(|it| it.root).collect::<Vec<_>>(), [Root::Steps, Root::Input, Root::Run]);
        assert_eq!(references("\\{{steps.find}}"), []);
        assert_eq!(parts("\\{{a}}").unwrap(), [Part::Plain("{{"), Part::Plain("a}}")]);
    }

    #[test]
    fn what_cannot_be_read_is_named_each_time() {
        let faults = parts("{{steps}} and {{secrets.key}} and {{steps..text}} and {{1 + 1}} and {{open").unwrap_err();
        let no = |text: &str| Unread::NoReference(text.to_owned());
        assert_eq!(
            faults,
            [no("steps"), no("secrets.key"), no("steps..text"), no("1 + 1"), Unread::Unclosed("open".to_owned())]
        );
    }

    #[test]
    fn every_script_is_plain_text_and_may_name_a_member() {
        assert_eq!(references("您好，{{input.姓名}}！مرحبا")[0].path, ["姓名"]);
    }
}
