//! The tools that are put before whoever plans an errand.

use super::acting::Sender;
use crate::Stop;
use crate::gateway::Services;
use crate::tools::{Tool, find_tools};
use domain::agent::{Owners, Verdict, judge};
use domain::catalogue;
use serde_json::json;

/// Of so many more that are near, those are left out that the agent is never given.
const MORE: usize = 3;

/// The tools nearest to a text that the agent may be asked for, nearest first, with how near. That a tool isn't among them
/// keeps nobody from asking for it: what becomes of a call is said where it is judged.
///
/// # Errors
/// The database's.
pub(super) async fn offers(
    services: &Services,
    sender: &Sender,
    text: &str,
    limit: usize,
) -> Result<Vec<(&'static Tool, f32)>, Stop> {
    let near = find_tools(services, &sender.caller, text, limit * MORE).await?;
    let is_given = |(tool, _): &(&'static Tool, f32)| {
        catalogue::find(tool.name).is_some_and(|entry| {
            let verdict = judge(&sender.person, &sender.rules, entry, &json!({}), &Owners::new());
            !matches!(verdict, Verdict::Refuse(_))
        })
    };
    Ok(near.into_iter().filter(is_given).take(limit).collect())
}
