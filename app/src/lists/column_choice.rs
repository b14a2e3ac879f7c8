//! Which columns of a list a person sees. It is kept in their browser; without scripts they see all of them.

use crate::frame::actor;
use crate::port::Erased;
use crate::ui::{Menu, MenuTick};
use crate::words;
use leptos::prelude::*;
use texts::keys;

/// The places of the columns that somebody doesn't want to see, counted from one, as the style sheet knows them: `3 5`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Hidden(Vec<u8>);

impl Hidden {
    /// As it was kept. What isn't a place is left out, and so is the first one, which says what the row is about.
    fn parse(text: &str) -> Self {
        Self(text.split(' ').filter_map(|place| place.parse().ok()).filter(|place| *place > 1).collect())
    }

    fn toggle(&mut self, place: u8) {
        let before = self.0.len();
        self.0.retain(|it| *it != place);
        if self.0.len() == before {
            self.0.push(place);
        }
    }

    fn written(&self) -> String {
        self.0.iter().map(u8::to_string).collect::<Vec<_>>().join(" ")
    }
}

/// Which columns of a list somebody sees. A copyable handle.
#[derive(Clone, Copy)]
pub struct Columns {
    hidden: RwSignal<Hidden>,
    key: StoredValue<String>,
}

impl Columns {
    /// The choice of whoever is signed in, for the list of that name.
    pub fn of(list: &str) -> Self {
        let person = actor().map(|actor| actor.person_id.to_string()).unwrap_or_default();
        let it = Self {
            hidden: RwSignal::new(Hidden::default()),
            key: StoredValue::new(format!("portico:columns:{list}:{person}")),
        };
        // Both sides begin with all of them, so that they write the same.
        Effect::new(move |_| {
            let kept = it.key.with_value(|key| window().local_storage().ok()??.get_item(key).ok()?);
            if let Some(kept) = kept {
                it.hidden.set(Hidden::parse(&kept));
            }
        });
        it
    }

    /// The value of `data-hidden` around the list's table.
    pub fn hidden(self) -> Signal<Option<String>> {
        Signal::derive(move || Some(self.hidden.with(Hidden::written)).filter(|hidden| !hidden.is_empty()))
    }

    fn toggle(self, place: u8) {
        self.hidden.update(|hidden| hidden.toggle(place));
        if let Ok(Some(storage)) = window().local_storage() {
            // A browser that keeps nothing shows what was chosen until the page is left.
            let _ = self.key.with_value(|key| storage.set_item(key, &self.hidden.with_untracked(Hidden::written)));
        }
    }
}

/// The menu that chooses.
#[component]
pub fn ColumnChoice(
    columns: Columns,
    /// Place and name of each column that can be left out; the first one of the table has place one.
    choices: Vec<(u8, &'static str)>,
) -> impl IntoView {
    let items: Vec<_> = choices
        .into_iter()
        .map(|(place, label)| {
            let is_on = Signal::derive(move || columns.hidden.with(|hidden| !hidden.0.contains(&place)));
            view! { <MenuTick label is_on on_toggle=Callback::new(move |()| columns.toggle(place))/> }
        })
        .collect();
    view! {
        <Menu id="column-menu" label=words::texts().text(keys::list::COLUMNS) icon="columns-3">{items}</Menu>
    }
    .erased()
}

#[cfg(test)]
mod tests {
    use super::Hidden;

    #[test]
    fn columns_go_and_come_back() {
        let mut hidden = Hidden::parse("3");
        hidden.toggle(5);
        assert_eq!(hidden.written(), "3 5");
        hidden.toggle(3);
        assert_eq!(hidden.written(), "5");
    }

    #[test]
    fn the_first_column_stays_and_nonsense_is_forgotten() {
        assert_eq!(Hidden::parse("1 x 4 -2 999"), Hidden(vec![4]));
        assert_eq!(Hidden::parse("").written(), "");
    }
}
