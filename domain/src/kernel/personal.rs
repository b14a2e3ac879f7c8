//! Personal fields of events. They are kept encrypted under a key of the person whom they are about; when that key is
//! destroyed (GDPR art. 17) the event stays and the field reads as erased.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

/// A value about somebody, which can be erased without changing what has happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Personal<T> {
    /// Whose it is: a person, or a tenant for what is known of somebody without an account.
    subject: Uuid,
    /// `None` once it is erased.
    value: Option<T>,
}

impl<T> Personal<T> {
    /// A value about the subject.
    pub const fn of(subject: Uuid, value: T) -> Self {
        Self { subject, value: Some(value) }
    }

    /// Whose it is.
    pub const fn subject(&self) -> Uuid {
        self.subject
    }

    /// The value, unless it was erased.
    pub const fn known(&self) -> Option<&T> {
        self.value.as_ref()
    }
}

/// The member by which the store finds personal values in an event and knows whose they are.
pub const PERSONAL: &str = "$personal";

#[derive(Serialize, Deserialize)]
struct Marked<T> {
    #[serde(rename = "$personal")]
    subject: Uuid,
    value: Option<T>,
}

impl<T: Serialize> Serialize for Personal<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Marked { subject: self.subject, value: self.value.as_ref() }.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Personal<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Marked { subject, value } = Marked::deserialize(deserializer)?;
        Ok(Self { subject, value })
    }
}

/// As others see it: the value, or null once it is erased; marked, so that documents can name the personal fields.
#[cfg(feature = "catalogue")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Personal<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("Personal_{}", T::schema_name()).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let value = generator.subschema_for::<T>();
        schemars::json_schema!({"anyOf": [value, {"type": "null"}], "x-personal": true})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_personal_value_says_whose_it_is_and_comes_back() {
        let name = Personal::of(Uuid::from_u128(7), "Lina Haddad".to_owned());
        let json = serde_json::to_value(&name).unwrap();
        assert_eq!(json[PERSONAL], Uuid::from_u128(7).to_string());
        assert_eq!(serde_json::from_value::<Personal<String>>(json).unwrap(), name);
    }

    #[test]
    fn an_erased_value_is_not_known() {
        let json = serde_json::json!({PERSONAL: Uuid::from_u128(7), "value": null});
        let name: Personal<String> = serde_json::from_value(json).unwrap();
        assert_eq!((name.known(), name.subject()), (None, Uuid::from_u128(7)));
    }
}
