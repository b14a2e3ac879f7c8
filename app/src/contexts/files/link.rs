//! Makes a link that opens without signing in, and copies it.

use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::times;
use crate::ui::{Alert, Button, CopyButton, SelectField, Tone};
use crate::words;
use domain::files::{FileLinkMade, LinkFile};
use domain::kernel::FileId;
use leptos::prelude::*;
use texts::keys;

/// Makes a link that opens without signing in, until it expires.
#[component]
pub(super) fn LinkForm(id: FileId) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<LinkFile>::new();
    let made = RwSignal::new(None::<FileLinkMade>);
    form.on_answer(move |_, link| made.set(Some(link)));
    let hours = vec![
        ("24", texts.text(keys::files::LINK_DAY)),
        ("1", texts.text(keys::files::LINK_HOUR)),
        ("168", texts.text(keys::files::LINK_WEEK)),
        ("720", texts.text(keys::files::LINK_MONTH)),
    ];
    view! {
        <OperationForm form>
            <input type="hidden" name="id" value=id.to_string()/>
            <SelectField
                form="link"
                name="hours"
                label=texts.text(keys::files::LINK_LASTS)
                hint=texts.text(keys::files::LINK_HINT)
                error=form.error("hours")
                options=hours
            />
            <div class="actions">
                <Button r#type="submit" icon="link" busy=form.pending()>{texts.text(keys::files::MAKE_LINK)}</Button>
            </div>
        </OperationForm>
        {move || made.get().map(|link| view! { <Made link/> })}
    }
    .erased()
}

#[component]
fn Made(link: FileLinkMade) -> impl IntoView {
    let texts = words::texts();
    let origin = window().location().origin().unwrap_or_default();
    let url = format!("{origin}{}", link.path);
    let until = texts.fill(keys::files::LINK_UNTIL, &[("time", &times::whole(link.expires_at))]);
    view! {
        <Alert tone=Tone::Success live=true>
            <p>{until}</p>
            <p><a class="link sending-name" dir="ltr" href=url.clone() rel="external">{url.clone()}</a></p>
            <p><CopyButton text=url label=texts.text(keys::files::COPY_LINK) done=texts.text(keys::shell::COPIED)/></p>
        </Alert>
    }
}
