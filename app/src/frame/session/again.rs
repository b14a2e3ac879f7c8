//! Signing in again as the same person, in the same tenant.

use crate::port::{call_in_place, line, redirect};
use domain::Refusal;
use domain::identity::{Me, SignIn, SwitchTenant};
use domain::policy::Actor;
use leptos::prelude::window;

/// How an attempt ended.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Attempt {
    /// They are back; what waited goes on.
    Back,
    /// A code is needed beside the password.
    NeedsCode,
    /// Nobody is signed in.
    Nobody,
    /// It was refused.
    Refused(Refusal),
}

/// Signs `actor` in again by their password, and by a code where one is needed.
pub(super) async fn by_password(actor: Actor, password: String, code: String) -> Attempt {
    let (email, code) = (actor.email.clone(), Some(code).filter(|code| !code.is_empty()));
    match call_in_place(SignIn { email, password, code, next: None, layer: None }).await {
        Err(refusal) => Attempt::Refused(refusal),
        // Nothing lasts yet: the second factor is asked for.
        Ok(begun) if begun.expires_in == 0 => Attempt::NeedsCode,
        Ok(_) => elsewhere(actor).await,
    }
}

/// Looks who is signed in by now. The same person goes on where they were; somebody else gets pages of their own.
pub(super) async fn elsewhere(actor: Actor) -> Attempt {
    match call_in_place(Me {}).await {
        Ok(me) if me.actor.person_id != actor.person_id => anew(),
        Ok(me) if me.actor.tenant_id == actor.tenant_id => back(),
        Ok(_) => match call_in_place(SwitchTenant { tenant_id: actor.tenant_id }).await {
            Ok(_) => back(),
            Err(_) => anew(),
        },
        Err(refusal) if refusal.code == "not_signed_in" => Attempt::Nobody,
        Err(refusal) => Attempt::Refused(refusal),
    }
}

fn back() -> Attempt {
    line::resume(true);
    Attempt::Back
}

/// What stands on the page is of somebody else, or of another tenant: it is shown anew as whoever is signed in.
fn anew() -> Attempt {
    redirect(&window().location().pathname().unwrap_or_else(|_| "/".to_owned()));
    Attempt::Back
}
