//! What things are called that something happens to.

use super::who::tail;
use crate::port::Erased;
use crate::words;
use domain::platform::{AuditRow, ThingKind};
use leptos::prelude::*;
use texts::{Key, keys};

/// What an entry happened to: kind and end of its id; nothing for most accesses.
pub(super) fn thing(row: &AuditRow) -> Option<AnyView> {
    let kind = kind(row.stream_type.as_deref()?);
    let id = row.stream_id.map(|id| id.to_string()).unwrap_or_default();
    let short = tail(&id).to_owned();
    Some(view! { <span>{kind} " " <code dir="ltr" title=id>{short}</code></span> }.erased())
}

/// What a kind of aggregate is called; its wire name where it is one of ours no more.
pub(super) fn kind(wire: &str) -> String {
    ThingKind::parse(wire).map_or_else(|| wire.to_owned(), |kind| words::texts().text(key(kind)).to_owned())
}

const fn key(kind: ThingKind) -> Key {
    match kind {
        ThingKind::ApiKey => keys::audit_log::THING_API_KEY,
        ThingKind::App => keys::audit_log::THING_APP,
        ThingKind::Brand => keys::audit_log::THING_BRAND,
        ThingKind::Campaign => keys::audit_log::THING_CAMPAIGN,
        ThingKind::Charter => keys::agent::RULES_TITLE,
        ThingKind::Client => keys::audit_log::THING_CLIENT,
        ThingKind::Configuration => keys::audit_log::THING_CONFIGURATION,
        ThingKind::Defect => keys::audit_log::THING_DEFECT,
        ThingKind::Departments => keys::audit_log::THING_DEPARTMENTS,
        ThingKind::Document => keys::audit_log::THING_DOCUMENT,
        ThingKind::Errand => keys::agent::ERRAND_TITLE,
        ThingKind::Execution => keys::audit_log::THING_EXECUTION,
        ThingKind::FeatureFlag => keys::audit_log::THING_FEATURE_FLAG,
        ThingKind::File => keys::audit_log::THING_FILE,
        ThingKind::IdentityProvider => keys::audit_log::THING_IDENTITY_PROVIDER,
        ThingKind::Ingestion => keys::audit_log::THING_INGESTION,
        ThingKind::Invitation => keys::audit_log::THING_INVITATION,
        ThingKind::Job => keys::audit_log::THING_JOB,
        ThingKind::Lead => keys::audit_log::THING_LEAD,
        ThingKind::LimitWatch => keys::audit_log::THING_LIMIT_WATCH,
        ThingKind::Location => keys::audit_log::THING_LOCATION,
        ThingKind::ModelProvider => keys::audit_log::THING_MODEL_PROVIDER,
        ThingKind::Notice => keys::audit_log::THING_NOTICE,
        ThingKind::Organisation => keys::audit_log::THING_ORGANISATION,
        ThingKind::Person => keys::audit_log::THING_PERSON,
        ThingKind::Pipeline => keys::audit_log::THING_PIPELINE,
        ThingKind::PipelineRun => keys::audit_log::THING_PIPELINE_RUN,
        ThingKind::Plan => keys::audit_log::THING_PLAN,
        ThingKind::Posting => keys::audit_log::THING_POSTING,
        ThingKind::PromptTemplate => keys::audit_log::THING_PROMPT_TEMPLATE,
        ThingKind::Provisioning => keys::audit_log::THING_PROVISIONING,
        ThingKind::Reader => keys::audit_log::THING_READER,
        ThingKind::Role => keys::audit_log::THING_ROLE,
        ThingKind::RunSchedule => keys::audit_log::THING_RUN_SCHEDULE,
        ThingKind::Saga => keys::platform::SAGA,
        ThingKind::Secret => keys::audit_log::THING_SECRET,
        ThingKind::ServiceAccount => keys::audit_log::THING_SERVICE_ACCOUNT,
        ThingKind::Space => keys::audit_log::THING_SPACE,
        ThingKind::Subscription => keys::audit_log::THING_SUBSCRIPTION,
        ThingKind::Team => keys::audit_log::THING_TEAM,
        ThingKind::Tenant => keys::audit_log::THING_TENANT,
        ThingKind::Thread => keys::audit_log::THING_THREAD,
        ThingKind::Wording => keys::audit_log::THING_WORDING,
        ThingKind::Workspace => keys::audit_log::THING_WORKSPACE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_thing_has_a_name_of_its_own() {
        let names: Vec<Key> = ThingKind::ALL.iter().map(|kind| key(*kind)).collect();
        for (place, name) in names.iter().enumerate() {
            assert!(!names[..place].contains(name), "{:?} is called as another kind is", ThingKind::ALL[place]);
        }
    }
}
