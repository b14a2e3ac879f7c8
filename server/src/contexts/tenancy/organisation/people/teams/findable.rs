//! What the search finds of an organisation: its teams.

use super::list;
use crate::Stop;
use crate::gateway::Context;
use crate::search::{Findable, Offer, Place};
use domain::Page;
use domain::platform::FoundKind;
use domain::policy::Portal;
use domain::tenancy::{TeamRow, Teams};

inventory::submit! { Offer::of::<Teams>() }

impl Findable for Teams {
    type Row = TeamRow;
    const FOUND: FoundKind = FoundKind::Team;
    const PLACES: &'static [(Portal, Place)] = &[(Portal::Client, Place::Listed("/client/teams"))];

    fn bearing(text: &str, limit: u16) -> Self {
        Self { search: Some(text.to_owned()), limit: Some(limit), ..Self::default() }
    }

    async fn list(cx: &mut Context, op: Self) -> Result<Page<TeamRow>, Stop> {
        list::teams(cx, op).await
    }

    fn shown(row: TeamRow) -> [String; 3] {
        [row.id.to_string(), row.name, String::new()]
    }
}
