use crate::Stop;
use crate::gateway::Context;
use crate::search::{Wanted, offers};
use domain::platform::{FOUND_DEFAULT, Search, SearchResults};
use domain::policy::Reach;

pub async fn search(cx: &mut Context, op: Search) -> Result<SearchResults, Stop> {
    let (text, limit) = (op.q.trim(), op.limit.unwrap_or(FOUND_DEFAULT));
    let mut groups = Vec::new();
    for offer in offers() {
        if op.kind.is_some_and(|kind| kind != offer.kind) || !offer.is_open_to(&cx.caller) {
            continue;
        }
        let (group, reach) = offer.find(&cx.services, Wanted { caller: &cx.caller, text, limit }).await?;
        if reach == Reach::Platform {
            // For the record: this search has looked as far as its furthest list.
            cx.reach_as_far_as_allowed().await?;
        }
        if !group.data.is_empty() {
            groups.push(group);
        }
    }
    Ok(SearchResults { groups })
}
