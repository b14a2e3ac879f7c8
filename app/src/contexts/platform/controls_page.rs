//! The control register: what keeps data safe, where it is enforced, and what proves it.

use crate::lists::{Empty, ExportMenu, ListHead, Listed, Query, Rows, Search, use_query};
use crate::port::{self, Erased, Known};
use crate::ui::{Alert, Column, LinkButton, Tone};
use crate::words;
use domain::Page;
use domain::platform::{ControlRow, Controls};
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 50;

/// The register.
#[component]
pub fn ControlsPage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), |query| port::call(ask(&query)));
    view! {
        <ListHead title=texts.text(keys::controls::TITLE) intro=texts.text(keys::controls::INTRO)>
            <ExportMenu list=Signal::derive(move || query.with(whole))/>
        </ListHead>
        <Alert tone=Tone::Info title=texts.text(keys::controls::LIVING)>
            <p>{texts.text(keys::controls::LIVING_TEXT)}</p>
            <div class="actions">
                <LinkButton href=Signal::stored("/admin/isolation".to_owned()) icon="shield-check">
                    {texts.text(keys::isolation::TITLE)}
                </LinkButton>
                <LinkButton href=Signal::stored("/admin/health".to_owned()) icon="activity">
                    {texts.text(keys::health::TITLE)}
                </LinkButton>
            </div>
        </Alert>
        <section class="section">
            <div class="toolbar">
                <Search query hint=texts.text(keys::controls::SEARCH)/>
            </div>
            <Listed page query follows=&[] rows=8 show=show/>
        </section>
    }
}

fn show(query: Query, page: Page<ControlRow>, _: Callback<()>) -> AnyView {
    let texts = words::texts();
    let label = |key| texts.text(key);
    let columns = [
        keys::controls::NUMBER,
        keys::controls::CONTROL,
        keys::controls::REQUIREMENTS,
        keys::controls::PLACES,
        keys::controls::PROOFS,
    ];
    let columns = columns.map(|key| Column::new(label(key))).to_vec();
    let empty = Empty { icon: "shield-check", title: keys::controls::TITLE, text: keys::controls::INTRO };
    let next_cursor = page.next_cursor;
    let rows = page.data.into_iter().map(row).collect();
    view! { <Rows query caption=label(keys::controls::TITLE) columns rows next_cursor empty/> }.erased()
}

fn row(control: ControlRow) -> AnyView {
    let texts = words::texts();
    view! {
        <tr>
            <th scope="row" class="font-medium"><code dir="ltr">{control.number}</code></th>
            <td data-label=texts.text(keys::controls::CONTROL)><bdi lang="en" dir="ltr">{control.control}</bdi></td>
            <td data-label=texts.text(keys::controls::REQUIREMENTS)><bdi dir="ltr">{control.requirements}</bdi></td>
            <td data-label=texts.text(keys::controls::PLACES)>{codes(control.places)}</td>
            <td data-label=texts.text(keys::controls::PROOFS)>{codes(control.proofs)}</td>
        </tr>
    }
    .erased()
}

/// Names in the code, one after the other; a long one breaks between its words.
fn codes(names: Vec<String>) -> AnyView {
    let names: Vec<_> = names.into_iter().map(code).collect();
    view! { <ul class="code-names">{names}</ul> }.erased()
}

fn code(name: String) -> AnyView {
    let parts: Vec<_> =
        name.split_inclusive(['_', '/']).map(|part| view! { <span>{part.to_owned()}</span><wbr/> }.erased()).collect();
    view! { <li><code class="t-xs" dir="ltr">{parts}</code></li> }.erased()
}

fn ask(query: &Query) -> Controls {
    Controls {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        search: query.get("search").map(str::to_owned),
    }
}

/// All pages of what the page asks.
fn whole(query: &Query) -> Controls {
    Controls { limit: None, cursor: None, ..ask(query) }
}
