//! Values from a text of JSON, by the types that want them.

use super::fault::Fault;
use super::text::Text;
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};
use serde::forward_to_deserialize_any;
use std::borrow::Cow;

fn whole(digits: &str) -> Result<u64, Fault> {
    digits.parse::<u64>().map_err(|why| Fault::new(&why))
}

fn signed(digits: &str) -> Result<i64, Fault> {
    digits.parse::<i64>().map_err(|why| Fault::new(&why))
}

/// Any number. The browser has a reader of fractions; ours would bring tables of ten kilobytes.
fn fraction(digits: &str) -> Result<f64, Fault> {
    #[cfg(target_arch = "wasm32")]
    let number = Some(wasm_bindgen::JsValue::from_str(digits).unchecked_into_f64());
    #[cfg(not(target_arch = "wasm32"))]
    let number = digits.parse::<f64>().ok();
    number.filter(|number| number.is_finite()).ok_or_else(|| Fault::new(&"expected a number"))
}

macro_rules! numbers {
    ($($method:ident: $read:path => $visit:ident),+ $(,)?) => {
        $(
            fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
                visitor.$visit($read(&self.digits()?)?)
            }
        )+
    };
}

impl<'de> Deserializer<'de> for &mut Text<'de> {
    type Error = Fault;

    numbers! {
        deserialize_u8: whole => visit_u64,
        deserialize_u16: whole => visit_u64,
        deserialize_u32: whole => visit_u64,
        deserialize_u64: whole => visit_u64,
        deserialize_i8: signed => visit_i64,
        deserialize_i16: signed => visit_i64,
        deserialize_i32: signed => visit_i64,
        deserialize_i64: signed => visit_i64,
        deserialize_f32: fraction => visit_f64,
        deserialize_f64: fraction => visit_f64,
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_bool(self.truth()?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_str(&self.string()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_str(&self.string()?)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_str(&self.string()?)
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_str(&self.string()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.word("null") { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.null()?;
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.enter(b'[')?;
        let value = visitor.visit_seq(Inside { text: &mut *self, is_first: true })?;
        self.leave(b']').map(|()| value)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.enter(b'{')?;
        let value = visitor.visit_map(Inside { text: &mut *self, is_first: true })?;
        self.leave(b'}').map(|()| value)
    }

    /// Always by name: to take one from a list too would be another reader of each.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if self.peek() != Some(b'{') {
            return visitor.visit_enum(Choice { text: &mut *self, has_content: false });
        }
        self.enter(b'{')?;
        let value = visitor.visit_enum(Choice { text: &mut *self, has_content: true })?;
        self.leave(b'}').map(|()| value)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.skip()?;
        visitor.visit_unit()
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.peek() {
            Some(b'"') => self.deserialize_str(visitor),
            Some(b'{') => self.deserialize_map(visitor),
            Some(b'[') => self.deserialize_seq(visitor),
            Some(b'n') => self.deserialize_unit(visitor),
            Some(b't' | b'f') => self.deserialize_bool(visitor),
            _ => {
                let digits = self.digits()?;
                if let Ok(number) = digits.parse::<u64>() {
                    return visitor.visit_u64(number);
                }
                if let Ok(number) = digits.parse::<i64>() {
                    return visitor.visit_i64(number);
                }
                visitor.visit_f64(fraction(digits)?)
            }
        }
    }

    forward_to_deserialize_any! { bytes byte_buf i128 u128 }
}

/// What stands in a list or an object.
struct Inside<'r, 'de> {
    text: &'r mut Text<'de>,
    is_first: bool,
}

impl<'de> SeqAccess<'de> for Inside<'_, 'de> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        if self.text.another(b']', &mut self.is_first)? {
            seed.deserialize(&mut *self.text).map(Some)
        } else {
            Ok(None)
        }
    }
}

impl<'de> MapAccess<'de> for Inside<'_, 'de> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        if self.text.another(b'}', &mut self.is_first)? {
            seed.deserialize(Name { text: &mut *self.text }).map(Some)
        } else {
            Ok(None)
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        self.text.expect(b':')?;
        seed.deserialize(&mut *self.text)
    }
}

/// The name of a member, which is a string whatever it stands for.
struct Name<'r, 'de> {
    text: &'r mut Text<'de>,
}

impl<'de> Name<'_, 'de> {
    fn digits(self) -> Result<Cow<'de, str>, Fault> {
        self.text.string()
    }
}

impl<'de> Deserializer<'de> for Name<'_, 'de> {
    type Error = Fault;

    numbers! {
        deserialize_u8: whole => visit_u64,
        deserialize_u16: whole => visit_u64,
        deserialize_u32: whole => visit_u64,
        deserialize_u64: whole => visit_u64,
        deserialize_i8: signed => visit_i64,
        deserialize_i16: signed => visit_i64,
        deserialize_i32: signed => visit_i64,
        deserialize_i64: signed => visit_i64,
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_str(&self.text.string()?)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_enum(Choice { text: self.text, has_content: false })
    }

    forward_to_deserialize_any! {
        bool i128 u128 f32 f64 char str string bytes byte_buf option unit unit_struct seq tuple tuple_struct map struct
        identifier ignored_any
    }
}

/// One of several: its name alone, or an object of its name and what belongs to it.
struct Choice<'r, 'de> {
    text: &'r mut Text<'de>,
    has_content: bool,
}

impl<'r, 'de> Choice<'r, 'de> {
    fn content(self) -> Result<&'r mut Text<'de>, Fault> {
        if self.has_content { Ok(self.text) } else { Err(Fault::new(&"expected more than a name")) }
    }
}

impl<'de> EnumAccess<'de> for Choice<'_, 'de> {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Fault> {
        let name = seed.deserialize(&mut *self.text)?;
        if self.has_content {
            self.text.expect(b':')?;
        }
        Ok((name, self))
    }
}

impl<'de> VariantAccess<'de> for Choice<'_, 'de> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        if self.has_content { self.text.null() } else { Ok(()) }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fault> {
        seed.deserialize(self.content()?)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.content()?.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Fault> {
        self.content()?.deserialize_map(visitor)
    }
}
