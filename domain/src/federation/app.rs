//! The aggregate of one app that people can let act for them. Its secret is state, never an event.

use super::AppScope;
use crate::kernel::{Aggregate, EventExamples, Moment, Refusal};
use crate::policy::Permission;
use crate::words;
use domain_macros::events;
use serde::{Deserialize, Serialize};

words! {
    /// Whether an app can keep a secret (RFC 6749 §2.1).
    AppKind {
        /// It runs on a server of its maker's.
        Confidential = "confidential",
        /// It runs in browsers or on people's devices.
        Public = "public",
    }
}

/// The aggregate; all functions are static.
pub struct App;

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct AppState {
    kind: Option<AppKind>,
}

/// What can be asked of an app.
pub enum AppCommand {
    /// Let people use it. `by_itself` is what it may without anybody.
    Register {
        name: String,
        kind: AppKind,
        redirect_uris: Vec<String>,
        scopes: Vec<AppScope>,
        by_itself: Vec<AppScope>,
    },
    /// Give it another secret.
    ReplaceSecret,
    /// Let nobody use it any more.
    Remove,
}

/// What can have happened to an app.
#[events(App, version = 1, audience = ReadApps)]
pub enum AppEvent {
    /// People can let it act for them.
    AppRegistered {
        name: String,
        kind: AppKind,
        redirect_uris: Vec<String>,
        scopes: Vec<AppScope>,
        by_itself: Vec<AppScope>,
    },
    /// It has another secret; the one before counts no more.
    AppSecretReplaced {},
    /// Nobody can use it any more.
    AppRemoved {},
}

/// Why an app says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppRefusal {
    /// There is one under this id.
    Exists,
    /// There is none.
    Unknown,
    /// It can't keep a secret.
    Public,
}

impl Aggregate for App {
    const NAME: &'static str = "app";
    const CONTEXT: &'static str = "federation";
    type State = AppState;
    type Command = AppCommand;
    type Event = AppEvent;
    type Refusal = AppRefusal;

    fn decide(state: &AppState, command: AppCommand, _: Moment) -> Result<Vec<AppEvent>, AppRefusal> {
        match (command, state.kind) {
            (AppCommand::Register { .. }, Some(_)) => Err(AppRefusal::Exists),
            (AppCommand::Register { name, kind, redirect_uris, scopes, by_itself }, None) => {
                Ok(vec![AppEvent::AppRegistered { name, kind, redirect_uris, scopes, by_itself }])
            }
            (_, None) => Err(AppRefusal::Unknown),
            (AppCommand::ReplaceSecret, Some(AppKind::Public)) => Err(AppRefusal::Public),
            (AppCommand::ReplaceSecret, Some(AppKind::Confidential)) => Ok(vec![AppEvent::AppSecretReplaced {}]),
            (AppCommand::Remove, Some(_)) => Ok(vec![AppEvent::AppRemoved {}]),
        }
    }

    fn evolve(mut state: AppState, event: &AppEvent) -> AppState {
        match event {
            AppEvent::AppRegistered { kind, .. } => state.kind = Some(*kind),
            AppEvent::AppSecretReplaced {} => {}
            AppEvent::AppRemoved {} => state.kind = None,
        }
        state
    }
}

impl EventExamples for AppEvent {
    fn examples() -> Vec<Self> {
        vec![
            Self::AppRegistered {
                name: "Ledger for Aurora".into(),
                kind: AppKind::Confidential,
                redirect_uris: vec!["https://ledger.example/callback".into()],
                scopes: vec![AppScope::Identity, AppScope::Email, AppScope::Permission(Permission::ReadFiles)],
                by_itself: Vec::new(),
            },
            Self::AppSecretReplaced {},
            Self::AppRemoved {},
        ]
    }
}

impl From<AppRefusal> for Refusal {
    fn from(refusal: AppRefusal) -> Self {
        match refusal {
            AppRefusal::Exists => Self::conflict(),
            AppRefusal::Unknown => Self::not_found(),
            AppRefusal::Public => Self::new(409, "app_is_public"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);

    #[test]
    fn an_app_without_a_secret_gets_none() {
        let register = AppCommand::Register {
            name: "Pocket".into(),
            kind: AppKind::Public,
            redirect_uris: vec!["com.example.pocket:/callback".into()],
            scopes: vec![AppScope::Identity],
            by_itself: Vec::new(),
        };
        let events = App::decide(&AppState::default(), register, NOW).unwrap();
        let state = App::replay(&events);
        assert_eq!(App::decide(&state, AppCommand::ReplaceSecret, NOW), Err(AppRefusal::Public));
    }

    #[test]
    fn a_removed_app_is_gone() {
        let removed = App::replay(&AppEvent::examples());
        assert_eq!(App::decide(&removed, AppCommand::Remove, NOW), Err(AppRefusal::Unknown));
    }
}
