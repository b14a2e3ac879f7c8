//! The places where one's own organisation works; one of them stands open beside the list (`?location=…`).

use super::location_form::{AddForm, ChangeForm};
use super::{may_manage, opened};
use crate::forms::TakeAway;
use crate::lists::{Empty, ExportMenu, ListHead, Listed, Query, Rows, Search, use_query};
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::Column;
use crate::words;
use domain::Page;
use domain::kernel::LocationId;
use domain::platform::ThingKind;
use domain::tenancy::{LocationRow, LocationSort, Locations, RemoveLocation};
use leptos::prelude::*;
use texts::keys;

/// The places where one's own organisation works.
#[component]
pub fn LocationsPage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), |query| port::call(ask(&query)));
    let open = opened::<LocationId>("location");
    let again = Callback::new(move |()| page.refetch());
    view! {
        <ListHead title=texts.text(keys::organisation::LOCATIONS) intro=texts.text(keys::organisation::LOCATIONS_INTRO)/>
        <section class="section">
            <div class="toolbar">
                <Search query hint=texts.text(keys::organisation::SEARCH_HINT)/>
                <ExportMenu list=Signal::derive(move || query.with(whole))/>
            </div>
            <Listed
                page
                follows=&[ThingKind::Location]
                query
                rows=4
                show=move |query, page, changed| {
                    let rows = StoredValue::new(page.data.clone());
                    let change = move || {
                        let id = open.get().filter(|_| may_manage())?;
                        let location = rows.with_value(|rows| rows.iter().find(|row| row.id == id).cloned())?;
                        Some(view! { <ChangeForm location changed/> })
                    };
                    view! {
                        {change}
                        <Table query page changed/>
                    }
                    .erased()
                }
            />
        </section>
        {may_manage().then(|| view! { <AddForm again/> })}
    }
    .erased()
}

fn ask(query: &Query) -> Locations {
    Locations {
        limit: Some(50),
        cursor: query.get("cursor").map(str::to_owned),
        sort: query.get("sort").and_then(LocationSort::parse),
        search: query.get("search").map(str::to_owned),
    }
}

fn whole(query: &Query) -> Locations {
    Locations { limit: None, cursor: None, ..ask(query) }
}

#[component]
fn Table(query: Query, page: Page<LocationRow>, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let empty = Empty {
        icon: "map-pin",
        title: keys::organisation::LOCATIONS_EMPTY_TITLE,
        text: keys::organisation::LOCATIONS_EMPTY_TEXT,
    };
    let label = texts.text(keys::organisation::NAME);
    let (order, href) = query.order(["name", "-name"], "name");
    let hint = texts.fill(keys::list::SORT_BY, &[("column", label)]);
    let mut columns = vec![
        Column::new(label).sorted(order, href, hint),
        Column::new(texts.text(keys::organisation::TIME_ZONE)),
        Column::new(texts.text(keys::organisation::PLACE_ADDRESS)),
        Column::new(texts.text(keys::organisation::ADDED_AT)),
    ];
    if may_manage() {
        columns.push(Column::new(texts.text(keys::organisation::ACTIONS)));
    }
    let next_cursor = page.next_cursor;
    let rows = page.data.into_iter().map(|location| row(location, changed)).collect();
    let caption = texts.text(keys::organisation::LOCATIONS_CAPTION);
    view! { <Rows query caption columns rows next_cursor empty action=None/> }
}

fn row(location: LocationRow, changed: Callback<()>) -> AnyView {
    let texts = words::texts();
    let name = match may_manage() {
        true => {
            let href = format!("/client/locations?location={}", location.id);
            view! { <a class="link" href=href><bdi>{location.name}</bdi></a> }.erased()
        }
        false => view! { <bdi>{location.name}</bdi> }.erased(),
    };
    let remove = may_manage().then(|| {
        view! {
            <td data-label=texts.text(keys::organisation::ACTIONS)>
                <TakeAway<RemoveLocation>
                    id=location.id.to_string()
                    label=texts.text(keys::organisation::REMOVE)
                    question=texts.text(keys::organisation::LOCATION_REMOVE_QUESTION)
                    changed
                />
            </td>
        }
    });
    view! {
        <tr>
            <th scope="row" class="font-medium">{name}</th>
            <td data-label=texts.text(keys::organisation::TIME_ZONE)>
                <bdi dir="ltr">{location.time_zone.as_str().to_owned()}</bdi>
            </td>
            <td data-label=texts.text(keys::organisation::PLACE_ADDRESS)><bdi>{location.address}</bdi></td>
            <td data-label=texts.text(keys::organisation::ADDED_AT)><Time at=location.added_at show=Show::Date/></td>
            {remove}
        </tr>
    }
    .erased()
}
