//! The rows of the list, or what stands where there are none.

use super::{Circle, labels};
use crate::lists::{Empty, Query, Rows};
use crate::times::{Show, Time};
use crate::ui::{Badge, Column, Icon};
use crate::words;
use domain::Page;
use domain::identity::PersonRow;
use leptos::prelude::*;
use texts::keys;

/// The order where the URL names none.
const SORT_DEFAULT: &str = "-since";

/// One page of the list.
#[component]
pub(super) fn PeopleTable(query: Query, page: Page<PersonRow>, circle: Circle) -> impl IntoView {
    let texts = words::texts();
    let rows: Vec<_> = page.data.into_iter().map(|person| row(person, circle)).collect();
    let empty = Empty { icon: "users", title: keys::identity::EMPTY_TITLE, text: keys::identity::EMPTY_TEXT };
    let (caption, columns) = (texts.text(keys::identity::PEOPLE_CAPTION), columns(&query, circle));
    view! { <Rows query caption columns rows next_cursor=page.next_cursor empty/> }.into_any()
}

fn columns(query: &Query, circle: Circle) -> Vec<Column> {
    let texts = words::texts();
    let sorted = |key, sorts| {
        let label = texts.text(key);
        let (order, href) = query.order(sorts, SORT_DEFAULT);
        Column::new(label).sorted(order, href, texts.fill(keys::list::SORT_BY, &[("column", label)]))
    };
    let tenants = (circle == Circle::Everybody).then(|| Column::new(texts.text(keys::identity::TENANTS)));
    [
        Some(sorted(keys::identity::NAME, ["name", "-name"])),
        Some(Column::new(texts.text(keys::identity::EMAIL))),
        Some(Column::new(texts.text(keys::identity::ROLES))),
        tenants,
        Some(Column::new(texts.text(keys::identity::STATUS))),
        Some(sorted(keys::identity::SINCE, ["since", "-since"])),
        Some(Column::new(texts.text(keys::identity::ACTIONS))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn row(person: PersonRow, circle: Circle) -> AnyView {
    let texts = words::texts();
    let (tone, icon, name) = labels::status(person.status);
    let href = format!("{}/{}", circle.path(), person.id);
    let tenants = (circle == Circle::Everybody).then(|| {
        view! {
            <td data-label=texts.text(keys::identity::TENANTS)>
                <bdi>{person.tenants.join(" · ")}</bdi>
            </td>
        }
    });
    view! {
        <tr>
            <th scope="row" class="font-medium">
                <a class="link" href=href.clone()><bdi>{person.name.clone()}</bdi></a>
            </th>
            <td data-label=texts.text(keys::identity::EMAIL)><bdi dir="ltr">{person.email}</bdi></td>
            <td data-label=texts.text(keys::identity::ROLES)>{labels::roles(&person.roles)}</td>
            {tenants}
            <td data-label=texts.text(keys::identity::STATUS)><Badge tone icon label=texts.text(name)/></td>
            <td data-label=texts.text(keys::identity::SINCE)><Time at=person.since show=Show::Date/></td>
            <td data-label=texts.text(keys::identity::ACTIONS)>
                <RowMenu id=person.id.to_string() name=person.name href/>
            </td>
        </tr>
    }
    .into_any()
}

/// What can be done with a person: each item leads to its place on the person's page.
#[component]
fn RowMenu(id: String, name: String, href: String) -> impl IntoView {
    let texts = words::texts();
    let id = format!("menu-{id}");
    let label = texts.fill(keys::identity::MENU, &[("name", &name)]);
    let item = |place: &str, icon: &'static str, key| {
        view! {
            <a class="menu-item" href=format!("{href}{place}")>
                <Icon name=icon/>
                {texts.text(key)}
            </a>
        }
    };
    view! {
        <button
            type="button"
            class="btn btn-quiet btn-icon"
            popovertarget=id.clone()
            aria-label=label.clone()
            title=label
        >
            <Icon name="ellipsis"/>
        </button>
        <div class="menu" id=id popover="auto">
            {item("", "user", keys::identity::OPEN)}
            {item("#memberships", "key-round", keys::identity::ASSIGN)}
            {item("#activity", "activity", keys::identity::ACTIVITY)}
        </div>
    }
    .into_any()
}
