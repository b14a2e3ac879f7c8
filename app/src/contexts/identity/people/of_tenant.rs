//! The people of one tenant, on its page.

use super::{Circle, labels};
use crate::lists::Shown;
use crate::live;
use crate::port::{self, Erased, Known};
use crate::ui::{Badge, Column, EmptyState, LinkButton, Table};
use crate::words;
use domain::identity::{People, PersonRow, PersonSort};
use domain::kernel::TenantId;
use domain::platform::ThingKind;
use leptos::prelude::*;
use texts::keys;

/// So many are shown.
const ROWS: u16 = 25;

/// The first of its people, and the way to all of them.
#[component]
pub fn TenantPeople(
    id: TenantId,
    /// The list that the page's portal has of people.
    circle: Circle,
) -> impl IntoView {
    let texts = words::texts();
    let ask =
        move || People { limit: Some(ROWS), sort: Some(PersonSort::Name), tenant_id: Some(id), ..People::default() };
    let people = Known::new(|| (), move |()| port::call(ask()));
    live::follow(people, &[ThingKind::Person]);
    view! {
        <Shown known=people rows=6 show={move |page| table(page.data, circle)}/>
        <div class="actions">
            <LinkButton href=format!("{}?tenant={id}", circle.path()) icon="users">
                {texts.text(keys::tenant::PEOPLE)}
            </LinkButton>
        </div>
    }
    .erased()
}

fn table(people: Vec<PersonRow>, circle: Circle) -> AnyView {
    let texts = words::texts();
    if people.is_empty() {
        let (title, text) = (texts.text(keys::identity::EMPTY_TITLE), texts.text(keys::tenant::PEOPLE_NONE));
        return view! { <EmptyState icon="users" title text/> }.erased();
    }
    let columns = [keys::identity::NAME, keys::identity::EMAIL, keys::identity::ROLES, keys::identity::STATUS]
        .map(|key| Column::new(texts.text(key)))
        .to_vec();
    let rows: Vec<_> = people.into_iter().map(|person| row(person, circle)).collect();
    view! { <Table caption=texts.text(keys::tenant::PEOPLE_CAPTION) columns>{rows}</Table> }.erased()
}

fn row(person: PersonRow, circle: Circle) -> AnyView {
    let texts = words::texts();
    let (tone, icon, status) = labels::status(person.status);
    view! {
        <tr>
            <th scope="row">
                <a class="row-link" href=format!("{}/{}", circle.path(), person.id)><bdi>{person.name}</bdi></a>
            </th>
            <td data-label=texts.text(keys::identity::EMAIL)><bdi dir="ltr">{person.email}</bdi></td>
            <td data-label=texts.text(keys::identity::ROLES)>{labels::roles(&person.roles)}</td>
            <td data-label=texts.text(keys::identity::STATUS)><Badge tone icon label=texts.text(status)/></td>
        </tr>
    }
    .erased()
}
