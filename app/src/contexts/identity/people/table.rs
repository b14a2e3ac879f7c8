//! The rows of the list, or what stands where there are none.

use super::{Circle, labels};
use crate::lists::{Empty, Pick, Query, Rows, Selection};
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::{Badge, Column, Menu, MenuLink};
use crate::words;
use domain::Page;
use domain::identity::PersonRow;
use leptos::prelude::*;
use texts::keys;

/// The order where the URL names none.
const SORT_DEFAULT: &str = "-since";

/// One page of the list.
#[component]
pub(super) fn PeopleTable(
    query: Query,
    page: Page<PersonRow>,
    circle: Circle,
    /// What is selected, for whoever can do something with it.
    selects: Option<Selection>,
) -> impl IntoView {
    let texts = words::texts();
    if let Some(selection) = selects {
        selection.turn_to(page.data.iter().map(pick).collect());
    }
    let lead = selects.map(Selection::head);
    let rows: Vec<_> = page.data.into_iter().map(|person| row(person, circle, selects)).collect();
    let empty = Empty { icon: "users", title: keys::identity::EMPTY_TITLE, text: keys::identity::EMPTY_TEXT };
    let (caption, columns) = (texts.text(keys::identity::PEOPLE_CAPTION), columns(&query, circle));
    view! { <Rows query caption columns rows next_cursor=page.next_cursor empty lead/> }.erased()
}

/// The columns that can be left out, with their places after the boxes, where there are any, and the name.
pub(super) fn choices(circle: Circle, selects: bool) -> Vec<(u8, &'static str)> {
    let tenants = circle.is_everywhere().then_some(keys::identity::TENANTS);
    let keys = [Some(keys::identity::EMAIL), Some(keys::identity::ROLES), tenants, Some(keys::identity::STATUS)];
    let keys = keys.into_iter().chain([Some(keys::identity::SINCE)]).flatten();
    let first = if selects { 3 } else { 2 };
    (first..).zip(keys.map(|key| words::texts().text(key))).collect()
}

fn pick(person: &PersonRow) -> Pick {
    Pick { id: person.id.to_string(), name: person.name.clone() }
}

fn columns(query: &Query, circle: Circle) -> Vec<Column> {
    let texts = words::texts();
    let sorted = |key, sorts| {
        let label = texts.text(key);
        let (order, href) = query.order(sorts, SORT_DEFAULT);
        Column::new(label).sorted(order, href, texts.fill(keys::list::SORT_BY, &[("column", label)]))
    };
    let tenants = circle.is_everywhere().then(|| Column::new(texts.text(keys::identity::TENANTS)));
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

fn row(person: PersonRow, circle: Circle, selects: Option<Selection>) -> AnyView {
    let texts = words::texts();
    let (tone, icon, name) = labels::status(person.status);
    let href = format!("{}/{}", circle.path(), person.id);
    let tenants = circle.is_everywhere().then(|| {
        view! {
            <td data-label=texts.text(keys::identity::TENANTS)>
                <bdi>{person.tenants.join(" · ")}</bdi>
            </td>
        }
    });
    let actions = match circle.is_managed() {
        true => view! { <RowMenu id=person.id.to_string() name=person.name.clone() href=href.clone()/> }.erased(),
        false => labels::write_to(&person.name, &person.email),
    };
    view! {
        <tr>
            {selects.map(|selection| selection.cell(&pick(&person)))}
            <th scope="row" class="font-medium">
                <a class="link" href=href><bdi>{person.name.clone()}</bdi></a>
            </th>
            <td data-label=texts.text(keys::identity::EMAIL)><bdi dir="ltr">{person.email}</bdi></td>
            <td data-label=texts.text(keys::identity::ROLES)>{labels::roles(&person.roles)}</td>
            {tenants}
            <td data-label=texts.text(keys::identity::STATUS)><Badge tone icon label=texts.text(name)/></td>
            <td data-label=texts.text(keys::identity::SINCE)><Time at=person.since show=Show::Date/></td>
            <td data-label=texts.text(keys::identity::ACTIONS)>{actions}</td>
        </tr>
    }
    .erased()
}

/// What can be done with a person: each item leads to its place on the person's page.
#[component]
fn RowMenu(id: String, name: String, href: String) -> impl IntoView {
    let texts = words::texts();
    let label = texts.fill(keys::identity::MENU, &[("name", &name)]);
    let item = move |place: &str, icon: &'static str, key| {
        let href = Signal::stored(Some(format!("{href}{place}")));
        view! { <MenuLink href icon label=texts.text(key)/> }
    };
    view! {
        <Menu id=format!("menu-{id}") label icon="ellipsis" icon_only=true>
            {item("", "user", keys::identity::OPEN)}
            {item("#memberships", "key-round", keys::identity::ASSIGN)}
            {item("#activity", "activity", keys::identity::ACTIVITY)}
        </Menu>
    }
    .erased()
}
