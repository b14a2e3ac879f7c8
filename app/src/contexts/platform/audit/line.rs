//! An entry with the names of those who did it.

use super::names::{Names, names};
use crate::port;
use domain::platform::{AuditLog, AuditRow};
use domain::{Page, Refusal};
use futures::future::join;
use serde::{Deserialize, Serialize};

/// An entry with the names of those who did it, where they are known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Line {
    /// The entry.
    pub(super) row: AuditRow,
    /// What its actor is called.
    pub(super) name: Option<String>,
    /// What whoever acted in the actor's name is called.
    pub(super) staff: Option<String>,
}

impl Line {
    /// The entry with what these names say.
    pub(super) fn of(row: AuditRow, names: &Names) -> Self {
        let name = |actor: &str| names.of(actor.strip_prefix("person:")?).map(str::to_owned);
        let (name, staff) = (name(&row.actor), row.on_behalf_of.as_deref().and_then(name));
        Self { row, name, staff }
    }
}

/// One page of the log with names.
pub(super) fn lines(list: AuditLog) -> impl Future<Output = Result<Page<Line>, Refusal>> {
    let asked = join(port::call(list), names());
    async move {
        let (page, names) = asked.await;
        let Page { data, next_cursor } = page?;
        Ok(Page { data: data.into_iter().map(|row| Line::of(row, &names)).collect(), next_cursor })
    }
}
