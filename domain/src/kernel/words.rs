//! Enums with wire names, as columns, query members and labels need them.

use serde::de::{Deserializer, Error, Visitor};
use std::fmt;

/// Declares an enum whose values have wire names: serde, `as_str`, `parse`, `ALL` and the schema agree.
#[macro_export]
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $wire:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
        #[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $wire)] $variant),+ }

        $crate::read_by_name!($name: $($wire),+);

        impl $name {
            /// All values, in the order of their declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The wire name.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $wire),+ }
            }

            /// The value of a wire name.
            pub fn parse(wire: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|it| it.as_str() == wire)
            }
        }
    };
}

/// Reads an enum with `ALL` by these wire names, which stand in the same order. What serde derives for each enum is some
/// two kilobytes of browser code; this is one reader for all of them.
#[macro_export]
macro_rules! read_by_name {
    ($name:ident: $($wire:literal),+) => {
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::kernel::words::place_of(from, &[$($wire),+]).map(|place| Self::ALL[place])
            }
        }
    };
}

/// Reads one of the names, and gives its place among them.
///
/// # Errors
/// Something else than a string, or a string that is none of them; the sentence lists them.
pub fn place_of<'de, D: Deserializer<'de>>(from: D, names: &'static [&'static str]) -> Result<usize, D::Error> {
    from.deserialize_str(Names(names))
}

struct Names(&'static [&'static str]);

impl Visitor<'_> for Names {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<usize, E> {
        let place = self.0.iter().position(|it| *it == name);
        place.ok_or_else(|| E::unknown_variant(name, self.0))
    }
}

#[cfg(test)]
mod tests {
    words! {
        /// A colour.
        Colour {
            /// As grass.
            Green = "green",
            /// As the night sky.
            NightBlue = "night_blue",
        }
    }

    #[test]
    fn a_value_is_read_by_the_name_that_it_is_written_with() {
        for colour in Colour::ALL {
            let json = serde_json::to_string(colour).unwrap();
            assert_eq!(json, format!("\"{}\"", colour.as_str()));
            assert_eq!(serde_json::from_str::<Colour>(&json).unwrap(), *colour);
            assert_eq!(Colour::parse(colour.as_str()), Some(*colour));
        }
    }

    #[test]
    fn what_is_no_name_is_told_all_of_them() {
        let told = serde_json::from_str::<Colour>("\"red\"").unwrap_err().to_string();
        assert!(told.contains("`green` or `night_blue`"), "{told}");
        assert!(serde_json::from_str::<Colour>("7").unwrap_err().to_string().contains("expected a string"));
    }
}
