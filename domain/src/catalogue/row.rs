//! What a row of a list is made of. A derived `Deserialize` names a struct's members in the order of their
//! declaration, which a JSON Schema doesn't keep; so the type itself is asked, without a value.

use serde::de::value::Error;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};
use serde::forward_to_deserialize_any;

/// The members of a row, by their wire names; `None` where `T` is no page of rows. Empty where the rows are, but no
/// plain struct.
pub(super) fn members<T: DeserializeOwned>() -> Option<Vec<&'static str>> {
    let mut found = None;
    // It never ends well: there is no value to read.
    let _ = T::deserialize(Probe { place: Place::Output, found: &mut found });
    found
}

/// How deep the probe has come.
#[derive(Clone, Copy)]
enum Place {
    Output,
    Rows,
    Row,
}

struct Probe<'f> {
    place: Place,
    found: &'f mut Option<Vec<&'static str>>,
}

fn nothing() -> Error {
    Error::custom("only the members are asked for")
}

impl<'de> Deserializer<'de> for Probe<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(nothing())
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        members: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.place {
            Place::Output if name == "Page" => visitor.visit_map(Probe { place: Place::Rows, ..self }),
            Place::Row => {
                *self.found = Some(members.to_vec());
                Err(nothing())
            }
            _ => Err(nothing()),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.place {
            Place::Rows => {
                *self.found = Some(Vec::new());
                visitor.visit_seq(Probe { place: Place::Row, ..self })
            }
            _ => Err(nothing()),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct tuple tuple_struct map enum identifier ignored_any
    }
}

impl<'de> MapAccess<'de> for Probe<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        seed.deserialize("data".into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        seed.deserialize(Probe { place: self.place, found: self.found })
    }
}

impl<'de> SeqAccess<'de> for Probe<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        seed.deserialize(Probe { place: self.place, found: self.found }).map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Page;
    use crate::identity::Profile;
    use crate::tenancy::TenantRow;

    #[test]
    fn the_members_of_a_row_come_in_the_order_of_their_declaration() {
        let members = members::<Page<TenantRow>>().unwrap();
        assert_eq!(members, ["id", "name", "kind", "status", "adminEmail", "createdAt", "plan", "isolation"]);
    }

    #[test]
    fn what_is_no_page_has_no_rows() {
        assert_eq!(members::<Profile>(), None);
        assert_eq!(members::<()>(), None);
        assert_eq!(members::<Page<String>>(), Some(Vec::new()));
    }
}
