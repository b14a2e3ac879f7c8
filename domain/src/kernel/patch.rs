//! A member of a change: left alone, taken away, or set. Absent isn't null.

use garde::rules::inner::Inner;
use garde::{Path, Report, Validate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What a change does to one value: leaves it, takes it away (`null`), or sets it (RFC 7396 for one member).
///
/// `#[operation]` adds the serde attributes that a member of this type needs; elsewhere write
/// `#[serde(default, skip_serializing_if = "Patch::is_absent")]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Patch<T> {
    /// It stays as it is.
    #[default]
    Absent,
    /// It is taken away.
    Null,
    /// It becomes this.
    Value(T),
}

impl<T> Patch<T> {
    /// Whether it leaves the value alone.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// The new value, if one is set.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// What becomes of `old`.
    pub fn apply_to(self, old: Option<T>) -> Option<T> {
        match self {
            Self::Absent => old,
            Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }

    /// Leaves alone what would change nothing.
    #[must_use]
    pub fn besides(self, old: Option<&T>) -> Self
    where
        T: PartialEq,
    {
        match (&self, old) {
            (Self::Null, None) => Self::Absent,
            (Self::Value(new), Some(old)) if new == old => Self::Absent,
            _ => self,
        }
    }
}

impl<T: Serialize> Serialize for Patch<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.value().serialize(to)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Patch<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(from)?.map_or(Self::Null, Self::Value))
    }
}

impl<T: Validate> Validate for Patch<T> {
    type Context = T::Context;

    fn validate_into(&self, context: &T::Context, parent: &mut dyn FnMut() -> Path, report: &mut Report) {
        if let Self::Value(value) = self {
            value.validate_into(context, parent, report);
        }
    }
}

impl<T> Inner<T> for Patch<T> {
    type Key = garde::error::NoKey;

    fn validate_inner<F: FnMut(&T, &Self::Key)>(&self, mut check: F) {
        if let Self::Value(value) = self {
            check(value, &Self::Key::default());
        }
    }
}

#[cfg(feature = "catalogue")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Patch<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        Option::<T>::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Option::<T>::json_schema(generator)
    }

    fn _schemars_private_is_option() -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize, Validate)]
    struct Change {
        #[serde(default, skip_serializing_if = "Patch::is_absent")]
        #[garde(inner(length(max = 3)))]
        name: Patch<String>,
    }

    fn read(json: &str) -> Change {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn absent_is_not_null_in_either_direction() {
        for (json, name) in [
            ("{}", Patch::Absent),
            ("{\"name\":null}", Patch::Null),
            ("{\"name\":\"a\"}", Patch::Value("a".to_owned())),
        ] {
            assert_eq!(read(json), Change { name: name.clone() });
            assert_eq!(serde_json::to_string(&Change { name }).unwrap(), json);
        }
    }

    #[test]
    fn a_change_keeps_takes_away_or_sets() {
        assert_eq!(Patch::Absent.apply_to(Some(1)), Some(1));
        assert_eq!(Patch::Null.apply_to(Some(1)), None);
        assert_eq!(Patch::Value(2).apply_to(Some(1)), Some(2));
    }

    #[test]
    fn what_changes_nothing_is_left_alone() {
        assert_eq!(Patch::Value(1).besides(Some(&1)), Patch::Absent);
        assert_eq!(Patch::<i32>::Null.besides(None), Patch::Absent);
        assert_eq!(Patch::Null.besides(Some(&1)), Patch::Null);
        assert_eq!(Patch::Value(1).besides(None), Patch::Value(1));
    }

    #[test]
    fn only_a_value_is_checked() {
        assert!(read("{\"name\":null}").validate().is_ok() && read("{}").validate().is_ok());
        assert!(read("{\"name\":\"long\"}").validate().is_err());
    }
}
