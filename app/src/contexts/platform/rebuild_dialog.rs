//! Asks before a projection is rebuilt. Its place is the URL (`?rebuild=tenant`), so it works before hydration too.

use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Button, Dialog, LinkButton, Look};
use crate::words;
use domain::platform::RebuildProjection;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use texts::keys;

const HERE: &str = "/admin/projections";

/// Asks before a projection is rebuilt. `refresh` is called once it has begun.
#[component]
pub(super) fn RebuildDialog(refresh: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<RebuildProjection>::new();
    let map = use_query_map();
    let name = Memo::new(move |_| map.with(|map| map.get_str("rebuild").map(str::to_owned)));
    let navigate = use_navigate();
    let close = Callback::new(move |()| {
        navigate(HERE, NavigateOptions { scroll: false, ..NavigateOptions::default() });
    });
    form.on_answer(move |_, _| {
        refresh.run(());
        close.run(());
    });
    let question = move || texts.fill(keys::platform::REBUILD_QUESTION, &[("name", &name.get().unwrap_or_default())]);
    view! {
        <Dialog
            id="rebuild-projection"
            title=texts.text(keys::platform::REBUILD_TITLE)
            close_label=texts.text(keys::shell::CLOSE)
            open=Signal::derive(move || name.get().is_some())
            on_close=close
        >
            <p>{question}</p>
            <p class="text-fg-muted">{texts.text(keys::platform::REBUILD_TEXT)}</p>
            <OperationForm form>
                <input type="hidden" name="name" value=move || name.get().unwrap_or_default()/>
                <div class="actions">
                    <Button look=Look::Primary r#type="submit" icon="refresh-cw" busy=form.pending()>
                        {texts.text(keys::platform::REBUILD)}
                    </Button>
                    <LinkButton href=Signal::stored(HERE.to_owned()) look=Look::Quiet>{texts.text(keys::shell::CANCEL)}</LinkButton>
                </div>
            </OperationForm>
        </Dialog>
    }
    .erased()
}
