//! Where files are sent into a space: many at once, each with its progress, and each goes on where it was when the connection
//! comes back.

use crate::contexts::files::Uploader;
use crate::frame::actor;
use crate::port::Erased;
use crate::words;
use domain::files::{FileOwner, FileOwnerKind, Use};
use domain::kernel::SpaceId;
use domain::policy::{Permission, Subject, may};
use leptos::prelude::*;
use texts::keys;

/// Where files are sent into a space; nothing for who may send none at all. Who may write in this space the server says.
#[component]
pub fn UploadHere(
    space: SpaceId,
    /// Called when a file has arrived; its document follows in a moment.
    #[prop(optional)]
    on_done: Option<Callback<()>>,
) -> impl IntoView {
    let owner = FileOwner { kind: FileOwnerKind::Space, id: space.0 };
    let may_send = actor().is_some_and(|actor| {
        let subject = Subject { tenant: Some(actor.tenant_id), ..Subject::default() };
        owner.allows(&actor, Use::Write).is_ok() && may(&actor, Permission::WriteFiles, &subject).is_ok()
    });
    if !may_send {
        return ().erased();
    }
    let on_done = on_done.unwrap_or_else(|| Callback::new(|()| ()));
    view! {
        <Uploader
            label=words::texts().text(keys::ingestion::UPLOAD)
            owner
            hint=keys::ingestion::UPLOAD_HINT
            on_done
        />
    }
    .erased()
}
