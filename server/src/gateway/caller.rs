//! Who asks, and through which door.

use super::{Notes, Proof, Stage, Terms};
use crate::contexts::identity::SessionToken;
use crate::contexts::tenancy::{House, Site};
use domain::Moment;
use domain::kernel::{PersonId, Personal, SessionId, TimeZone};
use domain::policy::{Actor, ActorKind};
use std::net::IpAddr;
use std::sync::Arc;
use texts::{Catalogue, Locale};

/// The door that a call came through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// A page while it is rendered, or a server function called by one.
    Browser,
    /// A server function called by a program.
    ServerFunction,
    /// `/api/v1`.
    Rest,
    /// The OpenAI-style interface.
    OpenAi,
    /// The interface of directories, `/scim/v2`.
    Scim,
    /// `portico call`.
    CommandLine,
    /// A worker or the demo world.
    Worker,
    /// The agent, for the person whose errand it is on.
    Agent,
    /// The interface of outside agents, `/mcp`.
    Mcp,
    /// A step of a pipeline.
    Pipeline,
}

impl Door {
    /// As events and metrics have it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Browser => "browser",
            Self::ServerFunction => "server_function",
            Self::Rest => "rest",
            Self::OpenAi => "openai",
            Self::Scim => "scim",
            Self::CommandLine => "cli",
            Self::Worker => "worker",
            Self::Agent => "agent",
            Self::Mcp => "mcp",
            Self::Pipeline => "pipeline",
        }
    }
}

/// Who asks, through which door, and under which names the call is found again.
#[derive(Clone, Debug)]
pub struct Caller {
    /// Who it is; `None`: nobody is signed in.
    pub actor: Option<Actor>,
    /// The session that proves it.
    pub session: Option<SessionId>,
    /// The sign-in of this browser that waits for its second factor.
    pub step: Option<SessionToken>,
    /// What the tenant's test clock shows; `None`: business time is the machine's.
    pub test_clock: Option<Moment>,
    /// Why the installation itself acts; only code of ours can say so.
    pub system: Option<&'static str>,
    /// The door.
    pub door: Door,
    /// The network address that the call came from.
    pub address: Option<IpAddr>,
    /// The site that is asked.
    pub site: Site,
    /// The settings, looks and texts of the tenant whose site is asked, or else whose member asks.
    pub house: Arc<House>,
    /// The language for sentences.
    pub locale: Locale,
    /// The request; also in logs, events and every answer.
    pub request_id: String,
    /// The trace of the request (W3C Trace Context).
    pub trace_id: String,
    /// What the program says it is, cut at 200 characters.
    pub user_agent: String,
    /// The zone that times are shown in.
    pub time_zone: TimeZone,
    /// Whether signing in is allowed on this connection.
    pub secure: bool,
    /// The cookie by which a browser is known, as it came.
    pub device: Option<String>,
    /// How they proved who they are.
    pub proof: Option<Proof>,
    /// What they ask of the call beside its input.
    pub terms: Terms,
    /// What becomes known of the request.
    pub notes: Notes,
    /// The stage that the call plays on; only code of ours can say so. `None`: it is meant.
    pub stage: Option<Stage>,
}

impl Caller {
    /// The texts in their language, as their tenant has them.
    pub fn texts(&self) -> &'static Catalogue {
        self.house.texts.of(self.locale)
    }

    /// The installation itself.
    pub fn system(reason: &'static str, door: Door) -> Self {
        let request_id = crate::ambient::new_id().simple().to_string();
        Self {
            actor: None,
            session: None,
            step: None,
            test_clock: None,
            system: Some(reason),
            door,
            address: None,
            site: Site::Platform,
            house: Arc::default(),
            locale: Locale::default(),
            trace_id: request_id.clone(),
            request_id,
            user_agent: String::new(),
            time_zone: TimeZone::default(),
            secure: true,
            device: None,
            proof: None,
            terms: Terms::default(),
            notes: Notes::default(),
            stage: None,
        }
    }

    /// A person, on whose behalf the operator or the demo world acts.
    pub fn person(actor: Actor, door: Door) -> Self {
        Self { actor: Some(actor), system: None, ..Self::system("", door) }
    }

    /// Whose the network address is: of whoever is signed in, or acts as them.
    pub fn subject(&self) -> Option<PersonId> {
        let actor = self.actor.as_ref()?;
        Some(actor.impersonator.as_ref().map_or(actor.person_id, |staff| staff.person_id))
    }

    /// The network address as an event keeps it: somebody's personal data.
    pub fn personal_address(&self) -> Option<Personal<String>> {
        let person = self.subject()?;
        self.address.map(|address| Personal::of(person.0, address.to_string()))
    }

    /// Who acts in the actor's name, as events have it.
    pub fn on_behalf_of(&self) -> Option<String> {
        let staff = self.actor.as_ref()?.impersonator.as_ref()?;
        Some(format!("person:{}", staff.person_id))
    }

    /// `person:<id>`, `key:<id>`, `service:<id>` or `system:<reason>`, as events have it. A key acts as itself, whoever
    /// made it; a service account where no key is at hand.
    pub fn name(&self) -> String {
        match (&self.actor, self.system) {
            (Some(Actor { key: Some(key), .. }), _) => format!("key:{key}"),
            (Some(actor), _) if actor.kind == ActorKind::ServiceAccount => format!("service:{}", actor.person_id),
            (Some(actor), _) => format!("person:{}", actor.person_id),
            (None, Some(reason)) => format!("system:{reason}"),
            (None, None) => "nobody".into(),
        }
    }
}
