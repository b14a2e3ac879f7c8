//! Which pages are loaded together: each group is one chunk of the WebAssembly, fetched when one of its pages is first
//! entered. Portals compose the groups; what two portals show, the audit log or people, is loaded once.

/// A group of pages: its name, and which page the address shows, `/account/apps`; of a portal's pages, which one the portal's name
/// and the rest of the address show, and what stands in its place where the tenant doesn't have it.
macro_rules! group {
    ($(#[$doc:meta])* $name:ident: |$path:ident| $shown:expr) => {
        $(#[$doc])*
        pub struct $name;

        #[leptos_router::lazy_route]
        impl leptos_router::LazyRoute for $name {
            fn data() -> Self {
                Self
            }

            fn view(this: Self) -> AnyView {
                let $name = this;
                let path = $crate::portals::here();
                let $path = path.as_str();
                $shown
            }
        }
    };
    ($(#[$doc:meta])* $name:ident: |$portal:ident, $page:ident| $shown:expr) => {
        group! { $(#[$doc])* $name: |path| $crate::portals::in_portal(path, |$portal, $page| $shown) }
    };
}

mod account;
mod agent;
mod audit;
mod chat;
mod desk;
mod developer;
mod engine;
mod entry;
mod files;
mod find;
mod frames;
mod gallery;
mod growth;
mod homes;
mod ingestion;
mod keys;
mod knowledge;
mod models;
mod organisation;
mod people;
mod pipelines;
mod plans;
mod reference;
mod roles;
mod runs;
mod settings;
mod site;
mod support;
mod teams;
mod templates;
mod tenants;
mod usage;
mod watch;
mod wordings;
mod workspaces;

use account::{AccountHome, AccountPages, NoticesPages, SecurityPages};
use agent::{AgentPages, AgentRulesPages};
use audit::AuditPages;
use chat::{ChatPages, ThreadPages};
use desk::{DeskPages, FiguresPages};
use developer::DeveloperPages;
use engine::{EnginePages, IsolationPages, MailPages};
use entry::EntryPages;
use files::FilesPages;
use find::FindPages;
use frames::PortalFrames;
use gallery::Gallery;
use growth::GrowthPages;
use homes::{ClientPages, HomePages};
use ingestion::IngestionPages;
use keys::KeysPages;
use knowledge::{DocumentPages, KnowledgePages, KnowledgeWriting, SharedDocuments};
use models::ModelsPages;
use organisation::OrganisationPages;
use people::{PeoplePages, PersonPages};
use pipelines::{PipelinePages, PipelinesPages};
use plans::PlansPages;
use reference::ReferencePages;
use roles::RolesPages;
use runs::{AskPages, RunPages, RunsPages};
use settings::{SecretsPages, SettingsPages};
use site::{PublicSite, SiteForms};
use support::{HelpedPages, SupportPages};
use teams::TeamsPages;
use templates::{AuthorPages, AuthoredPages, SchedulesPages, TemplatesPages};
use tenants::{TenantPages, TenantsPages};
use usage::UsagePages;
use watch::WatchPages;
use wordings::TextsPages;
use workspaces::{WorkspacePages, WorkspacesPages};

use crate::contexts::billing::closed;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use leptos_router::{ChooseView, LazyRoute};

/// All groups, and how each is loaded.
macro_rules! groups {
    ($($name:ident),+ $(,)?) => {
        /// A group of pages.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Group {
            $($name),+
        }

        impl ChooseView for Group {
            /// The page that the address names, as soon as the group's code is there.
            async fn choose(self) -> AnyView {
                match self {
                    $(Self::$name => <$name as LazyRoute>::view(<$name as LazyRoute>::data()).await),+
                }
            }

            /// Fetches the group's code.
            async fn preload(&self) {
                match self {
                    $(Self::$name => <$name as LazyRoute>::preload().await),+
                }
            }
        }
    };
}

groups! {
    AccountHome, AccountPages, AgentPages, AgentRulesPages, AskPages, AuditPages, AuthorPages, AuthoredPages,
    ChatPages, ClientPages, DeskPages, DeveloperPages, DocumentPages, EnginePages, EntryPages, FiguresPages,
    FilesPages, FindPages, Gallery, GrowthPages, HelpedPages, HomePages, IngestionPages, IsolationPages, KeysPages,
    KnowledgePages, KnowledgeWriting, MailPages, ModelsPages, NoticesPages, OrganisationPages, PeoplePages,
    PersonPages, PipelinePages, PipelinesPages, PlansPages, PortalFrames, PublicSite, ReferencePages, RolesPages,
    RunPages, RunsPages, SchedulesPages, SecretsPages, SecurityPages, SettingsPages, SharedDocuments, SiteForms,
    SupportPages, TeamsPages, TemplatesPages, TenantPages, TenantsPages, TextsPages, ThreadPages, UsagePages,
    WatchPages, WorkspacePages, WorkspacesPages,
}

/// The path of the page, without a slash at its end.
fn here() -> String {
    use_location().pathname.with_untracked(|path| path.trim_end_matches('/').to_owned())
}

/// The page of a portal that the path names, `people/overview` in `admin`; what stands in its place where the tenant
/// doesn't have it.
fn in_portal(path: &str, show: impl FnOnce(&str, &str) -> AnyView) -> AnyView {
    if let Some(instead) = closed(path) {
        return instead;
    }
    let (portal, page) = path.trim_start_matches('/').split_once('/').unwrap_or((path.trim_start_matches('/'), ""));
    show(portal, page)
}
