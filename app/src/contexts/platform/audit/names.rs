//! Names of people, for the filters of whoever may see people.

use crate::frame::actor;
use crate::port;
use domain::identity::{People, PersonSort};
use domain::kernel::{LIMIT_MAX, PersonId};
use domain::policy::{self, Permission, Subject};
use serde::{Deserialize, Serialize};

/// Names of people, A to Z. Empty for whoever may not see people.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Names(pub(super) Vec<(PersonId, String)>);

/// Asks for the names of the people that the reader may see, as many as a list has on one page; entries bring their own.
/// When this can't be asked nobody is offered: the log itself is what the page is for.
pub(super) fn names() -> impl Future<Output = Names> {
    let may_read =
        actor().is_some_and(|actor| policy::may(&actor, Permission::ReadPeople, &Subject::default()).is_ok());
    let list = People {
        limit: Some(LIMIT_MAX),
        cursor: None,
        sort: Some(PersonSort::Name),
        search: None,
        role: None,
        status: None,
        tenant_id: None,
    };
    let asked = may_read.then(|| port::call(list));
    async move {
        let Some(asked) = asked else { return Names::default() };
        let people = asked.await.map(|page| page.data).unwrap_or_default();
        Names(people.into_iter().map(|person| (person.id, person.name)).collect())
    }
}
