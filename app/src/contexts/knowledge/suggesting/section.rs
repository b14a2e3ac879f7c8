//! The suggestions above a document's text.

use super::super::Paths;
use super::settle::Settle;
use crate::lists::Shown;
use crate::live;
use crate::port::{self, Erased, Known};
use crate::ui::Icon;
use crate::words;
use domain::kernel::{DocumentId, SpaceId};
use domain::knowledge::suggesting::{
    DocumentSuggestions, Suggested, SuggestedLink, SuggestedTag, SuggestionReason, Suggestions,
};
use domain::platform::ThingKind;
use leptos::prelude::*;
use texts::keys;

/// Characters of a passage that are told; the whole of it is a click away.
const TOLD_MAX: usize = 160;

/// Where a document with suggestions is, and what shows it anew.
#[derive(Clone, Copy)]
struct Whereabouts {
    id: DocumentId,
    version: u32,
    space: SpaceId,
    paths: Paths,
    /// Shows the document anew.
    changed: Callback<()>,
    /// Shows the suggestions anew.
    again: Callback<()>,
    /// The document that one was settled for, as long as its page stands.
    settled: RwSignal<Option<DocumentId>>,
}

impl Whereabouts {
    /// What settles the suggestion in this row.
    fn settle(self, what: Suggested, row: usize) -> AnyView {
        let Self { id, changed, again, settled, .. } = self;
        view! { <Settle id what row changed again settled/> }.erased()
    }
}

/// Tags and links that are suggested for the version that readers see; nothing where there are none.
#[component]
pub fn SuggestionsSection(
    id: DocumentId,
    /// The version that is shown.
    version: u32,
    space: SpaceId,
    paths: Paths,
    /// Is told once a suggestion was accepted.
    changed: Callback<()>,
    /// The document that one was settled for, however often it is shown anew.
    settled: RwSignal<Option<DocumentId>>,
) -> impl IntoView {
    let suggestions = Known::new(|| (), move |()| port::call(DocumentSuggestions { id }));
    live::follow_one(suggestions, &[ThingKind::Document], move || id.to_string());
    let again = Callback::new(move |()| suggestions.refetch());
    let at = Whereabouts { id, version, space, paths, changed, again, settled };
    view! { <Shown known=suggestions rows=1 show=move |suggestions| shown(suggestions, at)/> }.erased()
}

fn shown(suggestions: Suggestions, at: Whereabouts) -> AnyView {
    let texts = words::texts();
    let rows = rows(suggestions, at);
    let inside = if !rows.is_empty() {
        view! {
            <p class="t-sm text-fg-muted">{texts.text(keys::suggestions::HINT)}</p>
            <ul class="tree">{rows}</ul>
        }
        .erased()
    } else if at.settled.get_untracked() == Some(at.id) {
        view! { <p class="t-sm text-fg-muted">{texts.text(keys::suggestions::NONE_LEFT)}</p> }.erased()
    } else {
        return ().erased();
    };
    view! {
        <section class="section" aria-labelledby="document-suggestions" data-suggestions="">
            <h2 class="t-md" id="document-suggestions" tabindex="-1">
                {texts.text(keys::suggestions::TITLE)}
            </h2>
            {inside}
        </section>
    }
    .erased()
}

/// A row for each; none where they were worked out for another version.
fn rows(suggestions: Suggestions, at: Whereabouts) -> Vec<AnyView> {
    let Suggestions { version, tags, links, .. } = suggestions;
    if version != Some(at.version) {
        return Vec::new();
    }
    let first_link = tags.len();
    let tags = tags.into_iter().enumerate().map(|(row, tag)| tag_row(tag, row, at));
    let links = links.into_iter().enumerate().map(|(row, link)| link_row(link, first_link + row, at));
    tags.chain(links).collect()
}

fn tag_row(suggested: SuggestedTag, row: usize, at: Whereabouts) -> AnyView {
    let SuggestedTag { tag, reasons } = suggested;
    let documents: Vec<_> = reasons.iter().map(|reason| other(reason, at)).collect();
    let here = reasons.first().map(|reason| here(reason, at));
    let what = Suggested::Tag(tag.clone());
    let key = what.key();
    view! {
        <li class="tree-item suggestion" data-suggested=key>
            <Icon name="tags"/>
            <span class="visually-hidden">{words::texts().text(keys::suggestions::TAG)}</span>
            <span class="chip"><bdi dir="auto">{tag}</bdi></span>
            <span class="t-sm text-fg-muted">{words::texts().text(keys::suggestions::AS_IN)}</span>
            {documents}
            {here}
            {at.settle(what, row)}
        </li>
    }
    .erased()
}

fn link_row(suggested: SuggestedLink, row: usize, at: Whereabouts) -> AnyView {
    let reason = suggested.reason;
    let what = Suggested::Link(reason.document);
    let key = what.key();
    view! {
        <li class="tree-item suggestion" data-suggested=key>
            <Icon name="link"/>
            <span class="t-sm text-fg-muted">{words::texts().text(keys::suggestions::LINK_TO)}</span>
            {other(&reason, at)}
            {here(&reason, at)}
            {at.settle(what, row)}
        </li>
    }
    .erased()
}

/// The other document, open at the passage that a suggestion comes from.
fn other(reason: &SuggestionReason, at: Whereabouts) -> AnyView {
    let href = passage(at, reason.document, (reason.version, reason.from, reason.to));
    let (title, about) = (reason.title.clone(), told(&reason.text));
    view! { <a class="link" href=href title=about><bdi dir="auto">{title}</bdi></a> }.erased()
}

/// The passage of this document that the other one is near to.
fn here(reason: &SuggestionReason, at: Whereabouts) -> AnyView {
    let href = passage(at, at.id, (at.version, reason.here_from, reason.here_to));
    let text = told(&reason.here);
    view! {
        <span class="t-sm text-fg-muted">{words::texts().text(keys::suggestions::FITS)}</span>
        <a class="link t-sm" href=href><bdi dir="auto">{text}</bdi></a>
    }
    .erased()
}

/// A document of the same space with a passage of it marked, in the version that has it.
fn passage(at: Whereabouts, document: DocumentId, (version, from, to): (u32, u32, u32)) -> String {
    format!("{}&from={from}&to={to}", at.paths.version(at.space, document, version))
}

/// The beginning of a passage, in one line.
fn told(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= TOLD_MAX {
        return line;
    }
    let beginning: String = line.chars().take(TOLD_MAX).collect();
    format!("{}…", beginning.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_told_in_one_line_and_no_longer_than_fits() {
        assert_eq!(told("Keep it\n\n dark."), "Keep it dark.");
        let long = told(&"dark and dry ".repeat(40));
        assert!(long.ends_with('…') && long.chars().count() <= TOLD_MAX + 1, "{long}");
    }
}
