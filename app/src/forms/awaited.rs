//! How many answers the forms of a part of the page wait for. While there is one, the part isn't drawn anew: the form that
//! waits would be gone before it hears.

use leptos::prelude::*;

/// The answers that the forms of a part of the page wait for. A copyable handle.
#[derive(Clone, Copy)]
pub struct Awaited {
    own: RwSignal<usize>,
    /// The count of this part, and those of the parts around it.
    all: StoredValue<Vec<RwSignal<usize>>>,
}

impl Awaited {
    /// A part in which nothing is awaited yet.
    pub fn none() -> Self {
        let own = RwSignal::new(0);
        let mut all = Self::here().and_then(|around| around.all.try_get_value()).unwrap_or_default();
        all.push(own);
        Self { own, all: StoredValue::new(all) }
    }

    /// The part in which one is, if one is in any.
    pub(super) fn here() -> Option<Self> {
        use_context()
    }

    /// From here on forms below the current owner belong to this part.
    pub fn gather(self) {
        provide_context(self);
    }

    /// Whether none is awaited. The reactive scope that asks follows it.
    pub fn is_none(self) -> bool {
        self.own.get() == 0
    }

    /// A form waits.
    pub(super) fn one_more(self) {
        self.change(|count| count.saturating_add(1));
    }

    /// A form has its answer, or is gone.
    pub(super) fn one_less(self) {
        self.change(|count| count.saturating_sub(1));
    }

    fn change(self, how: impl Fn(usize) -> usize) {
        for count in self.all.try_get_value().unwrap_or_default() {
            count.try_update(|count| *count = how(*count));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_waits_for_the_forms_of_the_parts_in_it_too() {
        let owner = Owner::new();
        owner.with(|| {
            let outer = Awaited::none();
            outer.gather();
            let inner = Awaited::none();
            let counts = || (outer.own.get_untracked(), inner.own.get_untracked());
            inner.one_more();
            outer.one_more();
            assert_eq!(counts(), (2, 1));
            inner.one_less();
            assert_eq!(counts(), (1, 0));
            outer.one_less();
            outer.one_less();
            assert_eq!(counts(), (0, 0));
        });
    }
}
