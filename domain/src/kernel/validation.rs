//! The same validation in the browser and on the server: every wrong field at once, as codes with parameters.

use super::{FieldFault, Operation, Refusal};
use garde::i18n::{I18n, InvalidCreditCard, InvalidEmail, InvalidPhoneNumber, InvalidUrl, IpKind, with_i18n};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// All faults of an operation's input.
///
/// # Errors
/// `validation_failed` with one fault a field.
pub fn validate<O: Operation>(operation: &O) -> Result<(), Refusal> {
    let Err(report) = with_i18n(Codes, || operation.validate()) else {
        return Ok(());
    };
    let mut faults: Vec<FieldFault> = Vec::new();
    for (path, error) in report.iter() {
        let field = camel(&path.to_string());
        if faults.iter().all(|fault| fault.field != field) {
            faults.push(parse(field, error.message()));
        }
    }
    Err(Refusal::invalid(faults))
}

/// Messages of the library, replaced by `code name=value …`.
struct Codes;

impl I18n for Codes {
    fn length_lower_than(&self, min: usize) -> Cow<'static, str> {
        format!("too_short min={min}").into()
    }

    fn length_greater_than(&self, max: usize) -> Cow<'static, str> {
        format!("too_long max={max}").into()
    }

    fn range_lower_than(&self, min: &dyn core::fmt::Display) -> Cow<'static, str> {
        format!("too_small min={min}").into()
    }

    fn range_greater_than(&self, max: &dyn core::fmt::Display) -> Cow<'static, str> {
        format!("too_large max={max}").into()
    }

    fn required_not_set(&self) -> Cow<'static, str> {
        "required".into()
    }

    fn credit_card_invalid(&self, _: InvalidCreditCard) -> Cow<'static, str> {
        "not_allowed".into()
    }

    fn pattern_no_match(&self, _: &dyn core::fmt::Display) -> Cow<'static, str> {
        "not_allowed".into()
    }

    fn contains_missing(&self, _: &dyn core::fmt::Display) -> Cow<'static, str> {
        "not_allowed".into()
    }

    fn url_invalid(&self, _: InvalidUrl) -> Cow<'static, str> {
        "not_a_url".into()
    }

    fn prefix_missing(&self, _: &dyn core::fmt::Display) -> Cow<'static, str> {
        "not_allowed".into()
    }

    fn suffix_missing(&self, _: &dyn core::fmt::Display) -> Cow<'static, str> {
        "not_allowed".into()
    }

    fn phone_number_invalid(&self, _: InvalidPhoneNumber) -> Cow<'static, str> {
        "not_a_phone_number".into()
    }

    fn ip_invalid(&self, _: IpKind) -> Cow<'static, str> {
        "not_allowed".into()
    }

    fn matches_field_mismatch(&self, _: &dyn core::fmt::Display) -> Cow<'static, str> {
        "not_allowed".into()
    }

    fn email_invalid(&self, _: InvalidEmail) -> Cow<'static, str> {
        "not_an_email".into()
    }

    fn ascii_invalid(&self) -> Cow<'static, str> {
        "not_allowed".into()
    }

    fn alphanumeric_invalid(&self) -> Cow<'static, str> {
        "not_allowed".into()
    }
}

fn parse(field: String, message: &str) -> FieldFault {
    let mut words = message.split(' ');
    let code = words.next().unwrap_or_default().to_owned();
    let params: BTreeMap<_, _> =
        words.filter_map(|word| word.split_once('=')).map(|(k, v)| (k.to_owned(), v.to_owned())).collect();
    FieldFault { field, code, params, message: String::new() }
}

fn camel(snake: &str) -> String {
    let mut out = String::with_capacity(snake.len());
    let mut up = false;
    for letter in snake.chars() {
        if letter == '_' {
            up = true;
        } else if up {
            out.extend(letter.to_uppercase());
            up = false;
        } else {
            out.push(letter);
        }
    }
    out
}
