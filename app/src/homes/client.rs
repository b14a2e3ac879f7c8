//! The home of a client's people: what models did for them lately, what to begin or go on with, and what the plan leaves.

use crate::contexts::billing::OwnPlan;
use crate::contexts::identity::OwnPortals;
use crate::contexts::notify::LatestNotices;
use crate::contexts::platform::OwnActivity;
use crate::contexts::templates::TemplatesToBegin;
use crate::contexts::workspaces::{LastRuns, LatestThreads, UsageAtAGlance};
use crate::frame::actor;
use crate::lists::ListHead;
use crate::port::Erased;
use crate::words;
use domain::billing::Feature;
use domain::policy::{Permission, Portal};
use leptos::prelude::*;
use texts::keys;

/// The home of a client's people. Parts of a module that the tenant hasn't, or that one may not read, are left out.
#[component]
pub fn ClientHome() -> impl IntoView {
    let texts = words::texts();
    let actor = actor();
    let may = |permission| actor.as_ref().is_some_and(|actor| actor.holds(permission));
    let has_runs = actor.as_ref().is_some_and(|actor| actor.entitlements.has(Feature::AiRuns));
    let sees_runs = has_runs && may(Permission::ReadExecutions);
    let begin = sees_runs.then(|| view! { <LatestThreads/> });
    let templates = (has_runs && may(Permission::RunExecutions)).then(|| view! { <TemplatesToBegin/> });
    view! {
        <ListHead title=texts.text(keys::homes::CLIENT) intro=texts.text(keys::homes::CLIENT_INTRO)/>
        {(has_runs && may(Permission::ReadWorkspaces)).then(|| view! { <UsageAtAGlance/> })}
        {has_runs
            .then(|| {
                view! {
                    <div class="desk-lists">
                        {begin}
                        {templates}
                    </div>
                }
            })}
        {sees_runs.then(|| view! { <LastRuns id=None/> })}
        {may(Permission::ReadSubscription).then(|| view! { <OwnPlan/> })}
        <LatestNotices/>
        <OwnActivity/>
        <OwnPortals besides=Portal::Client/>
    }
    .erased()
}
