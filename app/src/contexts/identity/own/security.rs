//! How one signs in, in figures that lead to where it is changed.

use crate::lists::{Shown, figures};
use crate::port::{self, Erased, Known};
use crate::words::{self, number};
use domain::Refusal;
use domain::identity::{MySessions, Passkeys, SecondFactor};
use domain::notify::UnreadNotices;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use texts::keys;

/// More than anybody has at once.
const MOST: u16 = 200;
const SECURITY: &str = "/account/security";

#[derive(Clone, Serialize, Deserialize)]
struct Own {
    sessions: usize,
    passkeys: usize,
    has_second_factor: bool,
    unread: u32,
}

/// Sessions, passkeys, the second factor, and what waits to be read.
#[component]
pub fn OwnSecurity() -> impl IntoView {
    let own = Known::new(|| (), |()| ask());
    view! { <section class="section"><Shown known=own rows=2 show=shown/></section> }.erased()
}

async fn ask() -> Result<Own, Refusal> {
    let sessions = port::call(MySessions { limit: Some(MOST), ..MySessions::default() }).await?;
    let passkeys = port::call(Passkeys { limit: Some(MOST), ..Passkeys::default() }).await?;
    let second_factor = port::call(SecondFactor {}).await?;
    let unread = port::call(UnreadNotices {}).await?;
    Ok(Own {
        sessions: sessions.data.len(),
        passkeys: passkeys.data.len(),
        has_second_factor: second_factor.since.is_some(),
        unread: unread.count,
    })
}

fn shown(own: Own) -> AnyView {
    let count = |of: usize| number(u64::try_from(of).unwrap_or_default());
    let factor = if own.has_second_factor { keys::security::IS_ON } else { keys::homes::IS_OFF };
    figures(vec![
        (keys::homes::UNREAD, number(own.unread.into()), Some("/account/notifications")),
        (keys::homes::SESSIONS, count(own.sessions), Some(SECURITY)),
        (keys::security::SECOND_FACTOR, words::texts().text(factor).to_owned(), Some(SECURITY)),
        (keys::security::PASSKEYS, count(own.passkeys), Some(SECURITY)),
    ])
}
