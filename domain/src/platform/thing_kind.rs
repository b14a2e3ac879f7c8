//! The kinds of things that screens show and that can change: every aggregate, and what changes without an event.

use crate::agent::{Charter, Errand};
use crate::billing::{FeatureFlag, LimitWatch, Plan, Subscription};
use crate::federation::{App, IdentityProvider, Provisioning};
use crate::files::File;
use crate::growth::{Campaign, Lead, Reader};
use crate::identity::{ApiKey, Invitation, OwnRole, Person, ServiceAccount};
use crate::kernel::{Aggregate, EventKind};
use crate::knowledge::{Document, Space};
use crate::models::ModelProvider;
use crate::pipelines::{Pipeline, PipelineRun};
use crate::platform::{Defect, Saga};
use crate::policy::Permission;
use crate::templates::{PromptTemplate, RunSchedule};
use crate::tenancy::{
    Brand, Client, Configuration, Location, Organisation, Posting, Secret, Team, Tenant, Tree, Wording,
};
use crate::words;
use crate::workspaces::chat::Thread;
use crate::workspaces::{Execution, Workspace};

words! {
    /// A kind of thing. An aggregate's bears the name that its events are stored under.
    ThingKind {
        /// A key for the API.
        ApiKey = "api_key",
        /// An app that people let act for them.
        App = "app",
        /// A tenant's looks.
        Brand = "brand",
        /// A campaign. What it came to changes without an event.
        Campaign = "campaign",
        /// The rules that a tenant keeps about its agent.
        Charter = "charter",
        /// A client of an agency.
        Client = "client",
        /// A tenant's settings.
        Configuration = "configuration",
        /// Something of ours that fails. It happens again without an event.
        Defect = "defect",
        /// A tenant's departments, all of them.
        Departments = "departments",
        /// A document of a space of knowledge.
        Document = "document",
        /// What a person has the agent do.
        Errand = "errand",
        /// A run of a model.
        Execution = "execution",
        /// A flag of a feature.
        FeatureFlag = "feature_flag",
        /// A file.
        File = "file",
        /// A tenant's identity provider.
        IdentityProvider = "identity_provider",
        /// A document on its way into the index. It moves without an event.
        Ingestion = "ingestion",
        /// An invitation.
        Invitation = "invitation",
        /// A job. It changes without an event.
        Job = "job",
        /// Somebody who asked to be called back.
        Lead = "lead",
        /// How near a tenant is to the limits of its plan.
        LimitWatch = "limit_watch",
        /// A place where a tenant works.
        Location = "location",
        /// A service that models answer through.
        ModelProvider = "model_provider",
        /// Something that one person was told. It changes without an event.
        Notice = "notice",
        /// What a tenant says about itself.
        Organisation = "organisation",
        /// A person with their memberships and roles.
        Person = "person",
        /// A pipeline.
        Pipeline = "pipeline",
        /// A run of a pipeline.
        PipelineRun = "pipeline_run",
        /// A plan.
        Plan = "plan",
        /// Where somebody works in a tenant.
        Posting = "posting",
        /// A template of a prompt.
        PromptTemplate = "prompt_template",
        /// What a directory keeps of a person.
        Provisioning = "provisioning",
        /// Somebody who reads the newsletter.
        Reader = "reader",
        /// A role of a tenant's own.
        Role = "role",
        /// What is run by the clock.
        RunSchedule = "run_schedule",
        /// Work in several steps.
        Saga = "saga",
        /// A secret that a tenant keeps.
        Secret = "secret",
        /// An account of a program.
        ServiceAccount = "service_account",
        /// A space of knowledge.
        Space = "space",
        /// What a tenant is subscribed to.
        Subscription = "subscription",
        /// A team.
        Team = "team",
        /// A tenant.
        Tenant = "tenant",
        /// A conversation with models.
        Thread = "thread",
        /// What stands in the place of a built-in text.
        Wording = "wording",
        /// An AI workspace.
        Workspace = "workspace",
    }
}

impl ThingKind {
    /// Those that change without an event in the log: after a while away nobody can say which of them did.
    pub const UNLOGGED: &'static [Self] = &[Self::Job, Self::Notice, Self::Ingestion];

    /// Whether every page says something of it, so that whoever may not read its events hears that one of them has changed,
    /// and not which.
    pub const fn is_on_every_page(self) -> bool {
        matches!(self, Self::Wording)
    }

    /// The permission that lets somebody hear of a change: that which lets them read its events. `None`: each thing is one
    /// person's own, and nobody else is told of it.
    pub const fn audience(self) -> Option<Permission> {
        Some(match self {
            Self::Notice => return None,
            Self::ApiKey => of::<ApiKey>(),
            Self::App => of::<App>(),
            Self::Brand => of::<Brand>(),
            Self::Campaign => of::<Campaign>(),
            Self::Charter => of::<Charter>(),
            Self::Client => of::<Client>(),
            Self::Configuration => of::<Configuration>(),
            Self::Defect => of::<Defect>(),
            Self::Departments => of::<Tree>(),
            Self::Document => of::<Document>(),
            Self::Errand => of::<Errand>(),
            Self::Execution => of::<Execution>(),
            Self::FeatureFlag => of::<FeatureFlag>(),
            Self::File => of::<File>(),
            Self::IdentityProvider => of::<IdentityProvider>(),
            Self::Ingestion => Permission::ReadKnowledge,
            Self::Invitation => of::<Invitation>(),
            Self::Job => Permission::ReadJobs,
            Self::Lead => of::<Lead>(),
            Self::LimitWatch => of::<LimitWatch>(),
            Self::Location => of::<Location>(),
            Self::ModelProvider => of::<ModelProvider>(),
            Self::Organisation => of::<Organisation>(),
            Self::Person => of::<Person>(),
            Self::Plan => of::<Plan>(),
            Self::Posting => of::<Posting>(),
            Self::Pipeline => of::<Pipeline>(),
            Self::PipelineRun => of::<PipelineRun>(),
            Self::PromptTemplate => of::<PromptTemplate>(),
            Self::Provisioning => of::<Provisioning>(),
            Self::Reader => of::<Reader>(),
            Self::Role => of::<OwnRole>(),
            Self::RunSchedule => of::<RunSchedule>(),
            Self::Saga => of::<Saga>(),
            Self::Secret => of::<Secret>(),
            Self::ServiceAccount => of::<ServiceAccount>(),
            Self::Space => of::<Space>(),
            Self::Subscription => of::<Subscription>(),
            Self::Team => of::<Team>(),
            Self::Tenant => of::<Tenant>(),
            Self::Thread => of::<Thread>(),
            Self::Wording => of::<Wording>(),
            Self::Workspace => of::<Workspace>(),
        })
    }
}

const fn of<A: Aggregate>() -> Permission {
    A::Event::AUDIENCE
}

#[cfg(all(test, feature = "catalogue"))]
mod tests {
    use super::*;
    use crate::catalogue::EventSet;
    use std::collections::BTreeMap;

    #[test]
    fn every_aggregate_of_the_catalogue_is_a_kind_of_thing_and_the_others_are_unlogged() {
        let logged: BTreeMap<_, _> =
            inventory::iter::<EventSet>.into_iter().map(|set| (set.aggregate, set.audience)).collect();
        for kind in ThingKind::ALL {
            match logged.get(kind.as_str()) {
                Some(audience) => assert_eq!(Some(*audience), kind.audience(), "{kind:?}"),
                None => assert!(ThingKind::UNLOGGED.contains(kind), "{kind:?} changes by no event"),
            }
        }
        for name in logged.keys() {
            assert!(ThingKind::parse(name).is_some(), "{name} is no kind of thing");
        }
    }
}
