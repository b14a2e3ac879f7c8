//! Which workspaces and which time a question about use is about.

use super::enter::{enter, readable};
use crate::Stop;
use crate::gateway::Context;
use chrono::TimeDelta;
use domain::Moment;
use domain::kernel::WorkspaceId;
use domain::workspaces::BudgetPeriod;
use uuid::Uuid;

/// The workspace that is named, if one may enter it, else all that one may enter; `None`: every one of the tenant.
///
/// # Errors
/// `resource_not_found` for one that one may not enter. One that is archived is asked about as any other.
pub async fn workspaces(cx: &mut Context, named: Option<WorkspaceId>) -> Result<Option<Vec<Uuid>>, Stop> {
    let Some(id) = named else {
        return Ok(readable(cx).await?.map(|all| all.into_iter().map(|id| id.0).collect()));
    };
    match enter(cx, Some(id)).await {
        Err(Stop::Refused(refusal)) if refusal.code == "workspace_archived" => {}
        entered => {
            entered?;
        }
    }
    Ok(Some(vec![id.0]))
}

/// The beginning of the first of so many days, of which today is the last.
pub fn since(now: Moment, days: u16) -> Moment {
    let today = BudgetPeriod::Day.began(now).0;
    Moment(today - TimeDelta::days(i64::from(days.max(1)) - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_today_alone() {
        let at = |text: &str| Moment(text.parse().unwrap());
        assert_eq!(since(at("2026-11-22T15:00:00Z"), 1), at("2026-11-22T00:00:00Z"));
        assert_eq!(since(at("2026-11-22T15:00:00Z"), 30), at("2026-10-24T00:00:00Z"));
    }
}
