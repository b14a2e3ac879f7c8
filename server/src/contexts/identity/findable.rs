//! What the search finds of identity: people.

use super::people_list;
use crate::Stop;
use crate::gateway::Context;
use crate::search::{Findable, Offer, Place};
use domain::Page;
use domain::identity::{People, PersonRow, PersonSort};
use domain::platform::FoundKind;
use domain::policy::Portal;

inventory::submit! { Offer::of::<People>() }

impl Findable for People {
    type Row = PersonRow;
    const FOUND: FoundKind = FoundKind::Person;
    const PLACES: &'static [(Portal, Place)] = &[
        (Portal::Admin, Place::Below("/admin/people")),
        (Portal::Client, Place::Below("/client/people")),
        (Portal::Support, Place::Below("/support/people")),
        (Portal::Employee, Place::Below("/employee/people")),
    ];

    fn bearing(text: &str, limit: u16) -> Self {
        Self { search: Some(text.to_owned()), limit: Some(limit), sort: Some(PersonSort::Name), ..Self::default() }
    }

    async fn list(cx: &mut Context, op: Self) -> Result<Page<PersonRow>, Stop> {
        people_list::people(cx, op).await
    }

    fn shown(row: PersonRow) -> [String; 3] {
        [row.id.to_string(), row.name, row.email]
    }
}
