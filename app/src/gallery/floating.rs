//! What floats over the page, and tabs.

use super::{Part, part};
use crate::port::Erased;
use crate::ui::{Button, Dialog, Drawer, Look, Menu, MenuLink, MenuTick, Tab, Tabs, Toasts, Undo, chosen_tab, use_tab};
use crate::words;
use leptos::prelude::*;
use std::sync::Arc;
use texts::keys;

/// Menus, tabs, a dialog, a drawer and toasts.
pub(super) fn floating() -> Part {
    let texts = words::texts();
    let (is_on, dialog, drawer) = (RwSignal::new(true), RwSignal::new(false), RwSignal::new(false));
    let toasts = Toasts::get();
    let say = move |_| toasts.done(texts.text(keys::tenant::SAVED).to_owned());
    let offer = move |_| {
        let act = move || toasts.done(texts.text(keys::list::UNDONE).to_owned());
        let undo = Undo { label: texts.text(keys::list::UNDO), act: Arc::new(act) };
        toasts.undoable(texts.count(keys::tenancy::BULK_SUSPENDED, 2), undo);
    };
    let fail = move |_| toasts.failed(texts.text(keys::errors::INTERNAL).to_owned());
    let tabs: Vec<Tab> = [
        ("overview", keys::tenant::TAB_OVERVIEW),
        ("plan", keys::tenant::TAB_PLAN),
        ("history", keys::tenant::TAB_HISTORY),
    ]
    .map(|(name, label)| (name, texts.text(label)))
    .to_vec();
    let asked = use_tab();
    let shown_tabs = move || {
        let tabs = tabs.clone();
        let chosen = asked.with(|asked| chosen_tab(&tabs, asked));
        view! {
            <Tabs id="gallery" label=texts.text(keys::tenant::TABS) tabs chosen>
                <p><code dir="ltr">{chosen}</code></p>
            </Tabs>
        }
    };
    let shown = view! {
        <div class="actions">
            <Menu id="gallery-menu" label=texts.text(keys::list::COLUMNS) icon="columns-3">
                <MenuTick
                    label=texts.text(keys::tenancy::KIND)
                    is_on
                    on_toggle=Callback::new(move |()| is_on.update(|it| *it = !*it))
                />
                <MenuLink href=Signal::stored(Some("/ui".to_owned())) icon="building-2" label=texts.text(keys::identity::OPEN)/>
            </Menu>
            <Menu
                id="gallery-menu-icon"
                label=texts.text(keys::shell::PREFERENCES)
                icon="ellipsis"
                icon_only=true
                head=texts.text(keys::tenant::SUSPEND_INTRO)
            >
                <MenuLink href=Signal::stored(Some("/ui".to_owned())) icon="building-2" label=texts.text(keys::identity::OPEN)/>
            </Menu>
            <Button on:click=move |_| dialog.set(true)>{texts.text(keys::tenant::SUSPEND)}</Button>
            <Button on:click=move |_| drawer.set(true)>{texts.text(keys::tenancy::PEEK)}</Button>
            <Button on:click=say>{texts.text(keys::tenant::SAVE)}</Button>
            <Button on:click=offer>{texts.text(keys::list::UNDO)}</Button>
            <Button look=Look::Danger on:click=fail>{texts.text(keys::pages::FAILED_TITLE)}</Button>
        </div>
        {shown_tabs}
        <Dialog
            id="gallery-dialog"
            title=texts.text(keys::tenant::SUSPEND)
            close_label=texts.text(keys::shell::CLOSE)
            open=dialog
            on_close=Callback::new(move |()| dialog.set(false))
        >
            <p>{texts.text(keys::tenant::SUSPEND_INTRO)}</p>
        </Dialog>
        <Drawer
            id="gallery-drawer"
            title=texts.text(keys::tenancy::PEEK)
            close_label=texts.text(keys::shell::CLOSE)
            open=drawer
            on_close=Callback::new(move |()| drawer.set(false))
        >
            <p>{texts.text(keys::tenancy::EMPTY_TEXT)}</p>
        </Drawer>
    };
    part("menu · tabs · dialog · drawer · toast", shown.erased())
}
