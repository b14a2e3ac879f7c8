//! What an answer rests on: each source opened at its words, and whether it still holds.

use crate::port::Erased;
use crate::ui::{Alert, Badge, Tone};
use crate::words;
use domain::knowledge::citing::CitedSource;
use domain::knowledge::retrieval::Place;
use leptos::prelude::*;
use texts::{Key, keys};

/// The sources by their numbers, and above them whether any of them holds no more.
pub(super) fn sources(all: Vec<CitedSource>) -> AnyView {
    let texts = words::texts();
    let is_outdated = all.iter().any(|source| source.superseded_by.is_some() || source.removed);
    let outdated = is_outdated.then(|| {
        view! {
            <div data-outdated="">
                <Alert tone=Tone::Warning title=texts.text(keys::answers::OUTDATED_TITLE).to_owned()>
                    <p>{texts.text(keys::answers::OUTDATED_TEXT)}</p>
                </Alert>
            </div>
        }
    });
    let all: Vec<_> = (1_usize..).zip(all).map(|(number, source)| one(number, source)).collect();
    view! {
        {outdated}
        <ol class="sources">{all}</ol>
    }
    .erased()
}

fn one(number: usize, source: CitedSource) -> AnyView {
    let texts = words::texts();
    let version = texts.fill(keys::answers::VERSION, &[("version", &source.version.to_string())]);
    let newer = source.superseded_by.map(|newer| {
        let newer = texts.fill(keys::answers::SUPERSEDED_BY, &[("version", &newer.to_string())]);
        view! { <span class="t-sm">{newer}</span> }
    });
    let standing = match source.superseded_by {
        _ if source.removed => Some(keys::answers::REMOVED),
        Some(_) => Some(keys::answers::SUPERSEDED),
        None => None,
    };
    let standing =
        standing.map(|standing| view! { <Badge tone=Tone::Warning icon="triangle-alert" label=texts.text(standing)/> });
    let body = if source.readable { opened(source) } else { closed() };
    view! {
        <li class="source" id=format!("source-{number}") data-source=number.to_string()>
            <p class="source-head">
                <span class="num">{format!("[{number}]")}</span>
                <span class="t-sm text-fg-muted">{version}</span>
                {standing}
                {newer}
            </p>
            {body}
        </li>
    }
    .erased()
}

/// A source at its words.
fn opened(source: CitedSource) -> AnyView {
    let CitedSource { document, version, space_id, title, place, from, to, before, quote, after, .. } = source;
    let name = match space_id {
        Some(space) => {
            let href = format!("/client/knowledge/{space}/{document}?version={version}&from={from}&to={to}");
            view! { <a class="link" href=href><bdi dir="auto">{title}</bdi></a> }.erased()
        }
        None => view! { <bdi dir="auto">{title}</bdi> }.erased(),
    };
    let place = place_of(&place).map(|place| view! { <p class="t-sm text-fg-muted"><bdi dir="auto">{place}</bdi></p> });
    view! {
        <p>{name}</p>
        {place}
        <blockquote class="source-text" dir="auto">
            <span>{before}</span>
            <mark>{quote}</mark>
            <span>{after}</span>
        </blockquote>
    }
    .erased()
}

/// A source that whoever looks may not read.
fn closed() -> AnyView {
    view! { <p class="text-fg-subtle">{words::texts().text(keys::answers::NOT_READABLE)}</p> }.erased()
}

/// Where in a document something stands; `None` where that is the whole of it.
pub(super) fn place_of(place: &Place) -> Option<String> {
    let texts = words::texts();
    let numbered = |key: Key, name: &str, number: Option<u32>| {
        number.map(|number| texts.fill(key, &[(name, &number.to_string())]))
    };
    let parts = [
        place.heading.clone(),
        numbered(keys::answers::PAGE, "page", place.page),
        place.sheet.clone(),
        numbered(keys::answers::ROW, "row", place.row),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}
