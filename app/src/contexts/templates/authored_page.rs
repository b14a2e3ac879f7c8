//! The templates of one's own tenant, for those who write them.

use super::labels;
use crate::lists::{Chips, Empty, ExportMenu, ListHead, Listed, Query, Rows, Search, use_query};
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Badge, Column, LinkButton, Look, Tone};
use crate::words;
use domain::Page;
use domain::platform::ThingKind;
use domain::templates::{Audience, AuthoredTemplateRow, AuthoredTemplates};
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 25;

/// The templates of one's own tenant.
#[component]
pub fn AuthoredPage(
    /// Where this list stands.
    base: &'static str,
) -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), |query| port::call(ask(&query)));
    view! {
        <ListHead title=texts.text(keys::templates::AUTHORED) intro=texts.text(keys::templates::AUTHORED_INTRO)>
            <LinkButton href=Signal::stored(format!("{base}/new")) look=Look::Primary icon="plus">
                {texts.text(keys::templates::CREATE)}
            </LinkButton>
        </ListHead>
        <section class="section">
            <div class="toolbar">
                <Search query hint=texts.text(keys::templates::SEARCH)/>
                <Chips query member="audience" label=texts.text(keys::templates::AUDIENCE) values=audiences()/>
                <ExportMenu list=Signal::derive(move || query.with(whole))/>
            </div>
            <Listed
                page
                query
                follows=&[ThingKind::PromptTemplate]
                rows=8
                show=move |query, page, _| table(base, query, page)
            />
        </section>
    }
}

fn ask(query: &Query) -> AuthoredTemplates {
    AuthoredTemplates {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        search: query.get("search").map(str::to_owned),
        audience: query.get("audience").and_then(Audience::parse),
    }
}

/// All pages of what the page asks.
fn whole(query: &Query) -> AuthoredTemplates {
    AuthoredTemplates { limit: None, cursor: None, ..ask(query) }
}

fn audiences() -> Vec<(&'static str, &'static str)> {
    Audience::ALL.iter().map(|it| (it.as_str(), words::texts().text(labels::audience(*it).2))).collect()
}

fn table(base: &'static str, query: Query, page: Page<AuthoredTemplateRow>) -> AnyView {
    let texts = words::texts();
    let columns = vec![
        Column::new(texts.text(keys::templates::NAME)),
        Column::new(texts.text(keys::templates::PURPOSE)),
        Column::new(texts.text(keys::templates::AUDIENCE)),
        Column::number(texts.text(keys::templates::NEWEST)),
        Column::new(texts.text(keys::templates::CHANGED_AT)),
    ];
    let (next_cursor, rows) = (page.next_cursor, page.data.into_iter().map(|it| row(base, it)).collect());
    let empty = Empty {
        icon: "layout-template",
        title: keys::templates::OWN_EMPTY_TITLE,
        text: keys::templates::OWN_EMPTY_TEXT,
    };
    let caption = texts.text(keys::templates::OWN_CAPTION);
    view! { <Rows query caption columns rows next_cursor empty/> }.erased()
}

fn row(base: &'static str, template: AuthoredTemplateRow) -> AnyView {
    let texts = words::texts();
    let (tone, icon, name) = match template.is_retired {
        true => (Tone::Neutral, "archive", keys::templates::RETIRED),
        false => labels::audience(template.audience),
    };
    let newest = match template.newest {
        0 => texts.text(keys::templates::DRAFT).to_owned(),
        number => number.to_string(),
    };
    view! {
        <tr>
            <th scope="row" class="font-medium">
                <a class="link" href=format!("{base}/{}", template.id)><bdi dir="auto">{template.name}</bdi></a>
                <p class="t-sm text-fg-muted"><bdi dir="auto">{template.summary}</bdi></p>
            </th>
            <td data-label=texts.text(keys::templates::PURPOSE)>
                {texts.text(labels::purpose(template.purpose))}
            </td>
            <td data-label=texts.text(keys::templates::AUDIENCE)><Badge tone icon label=texts.text(name)/></td>
            <td class="end" data-label=texts.text(keys::templates::NEWEST)>{newest}</td>
            <td data-label=texts.text(keys::templates::CHANGED_AT)>
                <Time at=template.changed_at show=Show::Minute/>
            </td>
        </tr>
    }
    .erased()
}
