//! The templates that can be run.

use super::labels;
use crate::frame::actor;
use crate::lists::{Chips, Empty, ExportMenu, ListHead, Listed, Query, Rows, Search, use_query};
use crate::port::{self, Erased, Known};
use crate::ui::{Column, LinkButton};
use crate::words;
use domain::Page;
use domain::platform::ThingKind;
use domain::policy::Permission;
use domain::templates::{Industry, Purpose, TemplateRow, Templates};
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 25;

/// The templates that can be run, with search and filters.
#[component]
pub fn CataloguePage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), |query| port::call(ask(&query)));
    let may_write = actor().is_some_and(|actor| actor.holds(Permission::WriteTemplates));
    view! {
        <ListHead title=texts.text(keys::templates::TITLE) intro=texts.text(keys::templates::INTRO)>
            {may_write
                .then(|| {
                    view! {
                        <LinkButton href=Signal::stored("/client/templates/own".to_owned()) icon="pencil">
                            {texts.text(keys::templates::AUTHORED)}
                        </LinkButton>
                    }
                })}
        </ListHead>
        <section class="section">
            <div class="toolbar">
                <Search query hint=texts.text(keys::templates::SEARCH)/>
                <Chips
                    query
                    member="purpose"
                    label=texts.text(keys::templates::PURPOSE)
                    values=labels::purposes()
                />
                <Chips
                    query
                    member="industry"
                    label=texts.text(keys::templates::INDUSTRY)
                    values=labels::industries()
                />
                <ExportMenu list=Signal::derive(move || query.with(whole))/>
            </div>
            <Listed page query follows=&[ThingKind::PromptTemplate] rows=8 show=show/>
        </section>
    }
}

fn ask(query: &Query) -> Templates {
    Templates {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        search: query.get("search").map(str::to_owned),
        industry: query.get("industry").and_then(Industry::parse),
        purpose: query.get("purpose").and_then(Purpose::parse),
    }
}

/// All pages of what the page asks.
fn whole(query: &Query) -> Templates {
    Templates { limit: None, cursor: None, ..ask(query) }
}

fn show(query: Query, page: Page<TemplateRow>, _: Callback<()>) -> AnyView {
    let texts = words::texts();
    let columns = [keys::templates::NAME, keys::templates::PURPOSE, keys::templates::INDUSTRY, keys::templates::ORIGIN];
    let columns = columns.map(|key| Column::new(texts.text(key))).to_vec();
    let (next_cursor, rows) = (page.next_cursor, page.data.into_iter().map(row).collect());
    let empty =
        Empty { icon: "layout-template", title: keys::templates::EMPTY_TITLE, text: keys::templates::EMPTY_TEXT };
    let caption = texts.text(keys::templates::CAPTION);
    view! { <Rows query caption columns rows next_cursor empty/> }.erased()
}

fn row(template: TemplateRow) -> AnyView {
    let texts = words::texts();
    view! {
        <tr>
            <th scope="row" class="font-medium">
                <a class="link" href=format!("/client/templates/{}", template.id)>
                    <bdi dir="auto">{template.name}</bdi>
                </a>
                <p class="t-sm text-fg-muted"><bdi dir="auto">{template.summary}</bdi></p>
            </th>
            <td data-label=texts.text(keys::templates::PURPOSE)>
                {texts.text(labels::purpose(template.purpose))}
            </td>
            <td data-label=texts.text(keys::templates::INDUSTRY)>
                {texts.text(labels::industry(template.industry))}
            </td>
            <td data-label=texts.text(keys::templates::ORIGIN)>{texts.text(labels::origin(template.origin))}</td>
        </tr>
    }
    .erased()
}
