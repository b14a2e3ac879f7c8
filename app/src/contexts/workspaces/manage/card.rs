//! One workspace of the list.

use super::labels::{Standing, WhoWorks};
use crate::port::Erased;
use crate::ui::{Fact, Facts, Progress};
use crate::words;
use domain::workspaces::WorkspaceRow;
use leptos::prelude::*;
use texts::keys;

/// One workspace of the list: what it is for, who works in it, how much it was used lately, and how much of a budget is
/// left to whoever looks.
#[component]
pub(super) fn Card(row: WorkspaceRow) -> impl IntoView {
    let texts = words::texts();
    let WorkspaceRow {
        id,
        name,
        purpose,
        is_main,
        everybody,
        archived,
        members,
        runs,
        tokens,
        budget_left_percent,
        ..
    } = row;
    let left = budget_left_percent.map(left);
    let purpose =
        (!purpose.is_empty()).then(|| view! { <p class="t-sm text-fg-muted"><bdi dir="auto">{purpose}</bdi></p> });
    view! {
        <article class="card grid gap-2">
            <h2 class="t-md">
                <a class="link" href=format!("/client/workspaces/{id}")><bdi>{name}</bdi></a>
            </h2>
            {purpose}
            <p class="flex flex-wrap gap-2"><Standing is_main archived/></p>
            <Facts>
                <Fact name=texts.text(keys::workspace::WHO)><WhoWorks everybody members/></Fact>
                <Fact name=texts.text(keys::workspace::RUNS)><span class="num">{words::number(runs.into())}</span></Fact>
                <Fact name=texts.text(keys::workspace::TOKENS)><span class="num">{words::number(tokens)}</span></Fact>
                {left}
            </Facts>
        </article>
    }
    .erased()
}

/// What is left of the budget that bounds whoever looks most.
fn left(percent: u8) -> AnyView {
    let texts = words::texts();
    let (name, left) = (texts.text(keys::workspace::BUDGET_LEFT_PERCENT), u64::from(percent));
    view! {
        <Fact name>
            <div class="grid gap-1">
                <span class="num">{texts.fill(keys::workspace::PERCENT, &[("percent", &left.to_string())])}</span>
                <Progress label=name done=left total=100/>
            </div>
        </Fact>
    }
    .erased()
}
