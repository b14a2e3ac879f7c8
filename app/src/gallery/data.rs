//! Lists and figures.

use super::{Part, part};
use crate::lists::{Pick, Selection};
use crate::port::{self, Erased};
use crate::ui::{Badge, Column, Event, Fact, Facts, Order, Stat, Table, Timeline, Tone, Widths};
use crate::words;
use leptos::prelude::*;
use texts::{Direction, keys};

/// A table with an order and boxes to select rows, in each density.
pub(super) fn tables() -> Part {
    let tables: Vec<_> = ["compact", "default", "comfortable"].into_iter().map(table).collect();
    part("table · selection", tables.erased())
}

fn table(density: &'static str) -> AnyView {
    let texts = words::texts();
    let sorted = |key, order| {
        let label = texts.text(key);
        Column::new(label).sorted(order, "/ui".to_owned(), texts.fill(keys::list::SORT_BY, &[("column", label)]))
    };
    let columns = vec![
        sorted(keys::tenancy::NAME, Order::Ascending),
        sorted(keys::tenancy::KIND, Order::None),
        Column::new(texts.text(keys::tenancy::STATUS)),
        Column::number(texts.text(keys::tenant::MEMBERS)),
    ];
    let names = [keys::tenancy::KIND_ORGANISATION, keys::tenancy::KIND_AGENCY, keys::tenancy::KIND_INDIVIDUAL];
    let picks = names.map(|key| texts.text(key)).map(|name| Pick { id: name.to_owned(), name: name.to_owned() });
    let selection = Selection::new();
    selection.turn_to(picks.to_vec());
    let row = |(place, pick): (usize, Pick)| {
        view! {
            <tr>
                {selection.cell(&pick)}
                <th scope="row"><a class="row-link" href="/ui"><bdi>{pick.name}</bdi></a></th>
                <td data-label=texts.text(keys::tenancy::KIND)>{texts.text(keys::tenancy::KIND_AGENCY)}</td>
                <td data-label=texts.text(keys::tenancy::STATUS)>
                    <Badge tone=Tone::Success icon="circle-check" label=texts.text(keys::tenancy::STATUS_ACTIVE)/>
                </td>
                <td class="end" data-label=texts.text(keys::tenant::MEMBERS)>{(place * 117).to_string()}</td>
            </tr>
        }
    };
    let rows: Vec<_> = picks.into_iter().enumerate().map(row).collect();
    let is_rtl = port::use_boot().locale.direction() == Direction::Rtl;
    let name = Callback::new(move |column: &'static str| texts.fill(keys::list::COLUMN_WIDTH, &[("column", column)]));
    // Nothing is kept of what is tried here.
    let widths = Widths::new(is_rtl, name, Callback::new(|_: Vec<u16>| ()));
    Effect::new(move |_| widths.begin(Vec::new()));
    view! {
        <div data-density=density>
            <Table caption=density columns lead=Some(selection.head()) widths=Some(widths)>{rows}</Table>
        </div>
    }
    .erased()
}

/// Names with values, figures, and a line of time.
pub(super) fn figures() -> Part {
    let texts = words::texts();
    let event = |is_current, key| Event {
        is_current,
        what: view! { <span>{texts.text(key)}</span> }.erased(),
        about: view! { <span dir="ltr">"2026-11-21 18:05"</span> }.erased(),
    };
    let events = vec![
        event(false, keys::events::TENANT_CREATED),
        event(true, keys::events::TENANT_SUSPENDED),
        event(false, keys::events::TENANT_RESTORED),
    ];
    let shown = view! {
        <div class="cards">
            <div class="stats">
                <Stat label=texts.text(keys::tenant::MEMBERS) value="1,024"/>
                <Stat label=texts.text(keys::tenancy::TITLE) value="12"/>
            </div>
            <Facts>
                <Fact name=texts.text(keys::tenancy::KIND)>{texts.text(keys::tenancy::KIND_AGENCY)}</Fact>
                <Fact name=texts.text(keys::tenancy::ADMIN_EMAIL)><bdi dir="ltr">"office@aurora.example"</bdi></Fact>
            </Facts>
            <Timeline events/>
        </div>
    };
    part("stat · facts · timeline", shown.erased())
}
