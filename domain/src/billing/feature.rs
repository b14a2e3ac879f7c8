//! What a plan can give: the products and modules that there are, each by the name that operations declare.

use crate::kernel::Refusal;
use crate::words;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

words! {
    /// A product or module that a plan gives, an add-on adds and a flag shows or hides.
    Feature {
        /// Runs of models in the workspace.
        AiRuns = "ai_runs",
        /// Files of the workspace.
        Files = "files",
        /// API keys and service accounts.
        ApiKeys = "api_keys",
        /// Apps that people let act for them.
        Apps = "apps",
        /// Roles that a tenant makes for itself.
        OwnRoles = "own_roles",
        /// The tenant's audit log.
        AuditLog = "audit_log",
        /// Sign-in through the tenant's own identity provider, and its domains.
        IdentityProviders = "identity_providers",
        /// That a tenant is opened with a database of its own.
        DedicatedDatabase = "dedicated_database",
    }
}

/// A set of features. A bit each; on the wire it is a list of their names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Features(u32);

impl Features {
    /// None at all.
    pub const NONE: Self = Self(0);
    /// Every feature that there is.
    pub const ALL: Self = Self::of(Feature::ALL);

    /// Those of a list.
    pub const fn of(list: &[Feature]) -> Self {
        let (mut bits, mut next) = (0, 0);
        while next < list.len() {
            bits |= 1 << list[next] as u32;
            next += 1;
        }
        Self(bits)
    }

    /// Whether the feature is one of them.
    pub const fn contains(self, feature: Feature) -> bool {
        self.0 & (1 << feature as u32) != 0
    }

    /// Whether all of the other's are among them.
    pub const fn contains_all(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Those of both.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Those that the other hasn't.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Each of them, in the order of their declaration.
    pub fn iter(self) -> impl Iterator<Item = Feature> {
        Feature::ALL.iter().copied().filter(move |feature| self.contains(*feature))
    }

    /// Those whose wire names are given; names that are no feature's (any more) give nothing.
    pub fn named<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        names.into_iter().filter_map(Feature::parse).collect()
    }
}

impl FromIterator<Feature> for Features {
    fn from_iter<I: IntoIterator<Item = Feature>>(features: I) -> Self {
        Self(features.into_iter().fold(0, |bits, feature| bits | 1 << feature as u32))
    }
}

impl Serialize for Features {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for Features {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Vec::<Feature>::deserialize(deserializer)?.into_iter().collect())
    }
}

#[cfg(feature = "catalogue")]
impl schemars::JsonSchema for Features {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Features".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let feature = generator.subschema_for::<Feature>();
        schemars::json_schema!({ "type": "array", "items": feature, "uniqueItems": true })
    }
}

impl core::str::FromStr for Feature {
    type Err = Refusal;

    fn from_str(wire: &str) -> Result<Self, Refusal> {
        Self::parse(wire).ok_or_else(|| Refusal::invalid_field("feature", "not_allowed"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_of_features_is_a_list_of_names_on_the_wire() {
        let set = Features::of(&[Feature::Files, Feature::AiRuns]);
        let json = serde_json::to_string(&set).unwrap();
        assert_eq!(json, r#"["ai_runs","files"]"#);
        assert_eq!(serde_json::from_str::<Features>(&json).unwrap(), set);
        assert_eq!(Features::named(["files", "gone_by_now"]), Features::of(&[Feature::Files]));
        assert!(Features::ALL.contains_all(set) && !set.contains_all(Features::ALL));
        assert_eq!(Features::ALL.without(set).union(set), Features::ALL);
    }
}
