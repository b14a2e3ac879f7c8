//! A set of permissions, as one number.

use super::Permission;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A set of permissions. A bit each, so that a decision is one look; on the wire it is a list of their names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Permissions(u128);

impl Permissions {
    /// None at all.
    pub const NONE: Self = Self(0);
    /// Every permission that there is.
    pub const ALL: Self = Self::of(Permission::ALL);

    /// Those of a list.
    pub const fn of(list: &[Permission]) -> Self {
        let (mut bits, mut next) = (0, 0);
        while next < list.len() {
            bits |= 1 << list[next] as u32;
            next += 1;
        }
        Self(bits)
    }

    /// Whether the permission is one of them.
    pub const fn contains(self, permission: Permission) -> bool {
        self.0 & (1 << permission as u32) != 0
    }

    /// Whether all of the other's are among them.
    pub const fn contains_all(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many there are.
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Those of both.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Those that both have.
    #[must_use]
    pub const fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Those that the other hasn't.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Each of them, in the order of their declaration.
    pub fn iter(self) -> impl Iterator<Item = Permission> {
        Permission::ALL.iter().copied().filter(move |permission| self.contains(*permission))
    }

    /// Those whose wire names are given; names that are no permission's (any more) give nothing.
    pub fn named<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        names.into_iter().filter_map(Permission::parse).collect()
    }
}

impl FromIterator<Permission> for Permissions {
    fn from_iter<I: IntoIterator<Item = Permission>>(permissions: I) -> Self {
        Self(permissions.into_iter().fold(0, |bits, permission| bits | 1 << permission as u32))
    }
}

impl Serialize for Permissions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for Permissions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Vec::<Permission>::deserialize(deserializer)?.into_iter().collect())
    }
}

#[cfg(feature = "catalogue")]
impl schemars::JsonSchema for Permissions {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Permissions".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let permission = generator.subschema_for::<Permission>();
        schemars::json_schema!({ "type": "array", "items": permission, "uniqueItems": true })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_is_a_list_of_names_on_the_wire() {
        let set = Permissions::of(&[Permission::ReadPeople, Permission::EnterClient]);
        let json = serde_json::to_string(&set).unwrap();
        assert_eq!(json, r#"["enter:client_portal","read:people"]"#);
        assert_eq!(serde_json::from_str::<Permissions>(&json).unwrap(), set);
        assert!(serde_json::from_str::<Permissions>(r#"["fly:rockets"]"#).is_err());
    }

    #[test]
    fn sets_join_meet_and_part() {
        let both = Permissions::of(&[Permission::ReadPeople, Permission::EnterClient]);
        let one = Permissions::of(&[Permission::ReadPeople]);
        assert_eq!(both.without(one).iter().collect::<Vec<_>>(), [Permission::EnterClient]);
        assert!(both.contains_all(one) && !one.contains_all(both));
        assert_eq!((both.intersection(one), one.union(both)), (one, both));
        assert_eq!(Permissions::named(["read:people", "gone:by_now"]), one);
        assert_eq!(Permissions::ALL.len() as usize, Permission::ALL.len());
    }
}
