//! What arguments and events say, by the names that people have for their members.

use crate::port::Erased;
use domain::agent::ErrandMember;
use leptos::prelude::*;

/// Names and values; nothing where there are none.
pub(super) fn members(members: Vec<ErrandMember>) -> Option<AnyView> {
    if members.is_empty() {
        return None;
    }
    let rows: Vec<_> = members.into_iter().map(row).collect();
    Some(view! { <dl class="facts" data-members="">{rows}</dl> }.erased())
}

fn row(member: ErrandMember) -> AnyView {
    view! {
        <dt>{member.name}</dt>
        <dd class="anywhere"><bdi dir="auto">{member.value}</bdi></dd>
    }
    .erased()
}
