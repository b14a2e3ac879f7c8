//! Where one belongs: one's department, and the teams that one is in.

use crate::lists::Shown;
use crate::live;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Column, EmptyState, Fact, Facts, Table};
use crate::words::{self, number};
use domain::platform::ThingKind;
use domain::tenancy::{MyPlace, OwnPlace, OwnTeam};
use leptos::prelude::*;
use texts::keys;

/// One's department and teams.
#[component]
pub fn OwnPlaceSection() -> impl IntoView {
    let place = Known::new(|| (), |()| port::call(MyPlace {}));
    live::follow(place, &[ThingKind::Team, ThingKind::Posting, ThingKind::Departments]);
    view! {
        <section class="section" aria-labelledby="own-place">
            <h2 class="t-md" id="own-place">{words::texts().text(keys::homes::PLACE)}</h2>
            <Shown known=place rows=3 show=shown/>
        </section>
    }
    .erased()
}

fn shown(place: OwnPlace) -> AnyView {
    let texts = words::texts();
    if place.teams.is_empty() && place.department.is_none() {
        let (title, text) = (texts.text(keys::homes::NO_PLACE), texts.text(keys::homes::NO_PLACE_TEXT));
        return view! { <EmptyState icon="network" title text/> }.erased();
    }
    let department = place.department.map(|department| {
        view! {
            <Facts>
                <Fact name=texts.text(keys::homes::DEPARTMENT)><bdi>{department.name}</bdi></Fact>
                <Fact name=texts.text(keys::identity::SINCE)><Time at=department.since show=Show::Date/></Fact>
            </Facts>
        }
    });
    let teams = (!place.teams.is_empty()).then(|| {
        let columns = vec![
            Column::new(texts.text(keys::organisation::TEAMS)),
            Column::number(texts.text(keys::homes::PEOPLE)),
            Column::new(texts.text(keys::identity::SINCE)),
        ];
        let rows: Vec<_> = place.teams.into_iter().map(team).collect();
        view! { <Table caption=texts.text(keys::organisation::TEAMS) columns>{rows}</Table> }
    });
    view! {
        {department}
        {teams}
    }
    .erased()
}

fn team(team: OwnTeam) -> AnyView {
    let texts = words::texts();
    view! {
        <tr>
            <th scope="row" class="font-medium"><bdi>{team.name}</bdi></th>
            <td class="end" data-label=texts.text(keys::homes::PEOPLE)>{number(team.people.into())}</td>
            <td data-label=texts.text(keys::identity::SINCE)><Time at=team.since show=Show::Date/></td>
        </tr>
    }
    .erased()
}
