//! Which faults a form shows. While a person types for the first time, it stays quiet.

use domain::Refusal;
use domain::kernel::FieldFault;

/// The faults of a form and the fields whose faults show.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Faults {
    all: Vec<FieldFault>,
    typed: Vec<String>,
    left: Vec<String>,
}

impl Faults {
    /// All faults of a refusal, showing.
    pub fn of(refusal: Option<&Refusal>) -> Self {
        let all: Vec<_> = refusal.map(|refusal| refusal.fields.clone()).unwrap_or_default();
        let left = all.iter().map(|fault| fault.field.clone()).collect();
        Self { all, left, typed: Vec::new() }
    }

    /// The fault that a field shows.
    pub fn shown(&self, field: &str) -> Option<&FieldFault> {
        self.all.iter().find(|fault| fault.field == field && self.left.contains(&fault.field))
    }

    /// The faults that show, in the order of the rules.
    pub fn showing(&self) -> Vec<FieldFault> {
        self.all.iter().filter(|fault| self.left.contains(&fault.field)).cloned().collect()
    }

    /// The person has typed in a field.
    pub fn typed(&mut self, field: &str) {
        if self.typed.iter().chain(&self.left).all(|known| known != field) {
            self.typed.push(field.to_owned());
        }
    }

    /// The person has left a field: its faults show from now on if they typed in it. Who only passes by isn't told that it
    /// is empty.
    pub fn leave(&mut self, field: &str) {
        if let Some(place) = self.typed.iter().position(|known| known == field) {
            self.left.push(self.typed.swap_remove(place));
        }
    }

    /// The values have changed.
    pub fn replace(&mut self, refusal: Option<Refusal>) {
        self.all = refusal.map(|refusal| refusal.fields).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_quiet_until_the_person_has_left_it() {
        let mut faults = Faults::default();
        faults.typed("email");
        faults.replace(Some(Refusal::invalid_field("email", "not_an_email")));
        assert_eq!(faults.shown("email"), None);
        faults.leave("email");
        assert!(faults.shown("email").is_some());
        faults.replace(None);
        assert_eq!(faults.shown("email"), None);
    }

    #[test]
    fn passing_by_a_field_shows_nothing_wrong_with_it() {
        let mut faults = Faults::default();
        faults.leave("text");
        faults.replace(Some(Refusal::invalid_field("text", "too_short")));
        assert_eq!(faults.shown("text"), None);
        faults.typed("text");
        assert_eq!(faults.shown("text"), None, "it is being typed in");
        faults.leave("text");
        assert!(faults.shown("text").is_some());
    }

    #[test]
    fn what_the_server_refused_shows_at_once() {
        let faults = Faults::of(Some(&Refusal::invalid_field("email", "email_taken")));
        assert_eq!(faults.showing().len(), 1);
    }
}
