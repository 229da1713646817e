//! Writes JSON as `serde_json` does, byte for byte, with less work.
//!
//! Every answer, every webhook and the body of every row is written as JSON, and most of what is in them is texts that
//! hold nothing that must be escaped. Here eight bytes of a text are looked at together. Whatever is not plain is left
//! to `serde_json`.

use serde::ser::{
    Error as _, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant,
    SerializeTuple, SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

/// As what `serde_json` hands over JSON that is written already.
const RAW: &str = "$serde_json::private::RawValue";
/// Room for what most documents come to.
const USUAL_BYTES: usize = 2048;

/// A value as JSON.
///
/// # Errors
/// When it has no form in JSON, such as a map whose keys are no texts.
pub fn bytes<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, serde_json::Error> {
    let mut out = Vec::with_capacity(USUAL_BYTES);
    value.serialize(&mut Writer { out: &mut out })?;
    Ok(out)
}

/// A value as JSON.
///
/// # Errors
/// When it has no form in JSON, such as a map whose keys are no texts.
pub fn text<T: Serialize + ?Sized>(value: &T) -> Result<String, serde_json::Error> {
    String::from_utf8(bytes(value)?).map_err(serde_json::Error::custom)
}

/// Whether nothing in a text must be escaped: no control, no quote and no backslash.
fn is_plain(text: &str) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const TOPS: u64 = ONES << 7;
    // The top bit of each byte says whether it was below; after such a byte others may be wrong, and do not matter.
    let below = |word: u64, least: u64| word.wrapping_sub(ONES * least) & !word & TOPS;
    let is = |word: u64, byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
    let odd = |word: u64| below(word, 0x20) | is(word, b'"') | is(word, b'\\');
    let bytes = text.as_bytes();
    let Some(last) = bytes.last_chunk::<8>() else {
        return bytes.iter().all(|byte| *byte >= 0x20 && !matches!(byte, b'"' | b'\\'));
    };
    // The last eight are looked at together too, some of them for a second time.
    let (words, _) = bytes.as_chunks::<8>();
    words.iter().chain([last]).all(|word| odd(u64::from_le_bytes(*word)) == 0)
}

struct Writer<'a> {
    out: &'a mut Vec<u8>,
}

impl Writer<'_> {
    fn put(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    fn quoted(&mut self, text: &str) -> Result<(), serde_json::Error> {
        if !is_plain(text) {
            return serde_json::to_writer(&mut *self.out, text);
        }
        self.out.reserve(text.len().saturating_add(2));
        self.out.push(b'"');
        self.put(text);
        self.out.push(b'"');
        Ok(())
    }

    /// A key is a text, or a number in quotes.
    fn key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), serde_json::Error> {
        let start = self.out.len();
        key.serialize(&mut *self)?;
        match self.out.get(start) {
            Some(b'"') => Ok(()),
            Some(b'0'..=b'9' | b'-') => {
                self.out.insert(start, b'"');
                self.out.push(b'"');
                Ok(())
            }
            _ => Err(serde_json::Error::custom("a key must be a text")),
        }
    }
}

/// A list or an object that is being written.
struct Parts<'w, 'a> {
    writer: &'w mut Writer<'a>,
    is_first: bool,
    end: &'static str,
    /// Whether it is one piece of JSON that is written already.
    is_raw: bool,
}

impl<'w, 'a> Parts<'w, 'a> {
    fn begin(writer: &'w mut Writer<'a>, start: &str, end: &'static str) -> Self {
        writer.put(start);
        Self { writer, is_first: true, end, is_raw: false }
    }

    /// In an object of one field, whose name is that of a variant.
    fn variant(
        writer: &'w mut Writer<'a>,
        name: &str,
        start: &str,
        end: &'static str,
    ) -> Result<Self, serde_json::Error> {
        writer.put("{");
        writer.quoted(name)?;
        writer.put(":");
        Ok(Self::begin(writer, start, end))
    }

    fn next(&mut self) {
        if !self.is_first {
            self.writer.out.push(b',');
        }
        self.is_first = false;
    }

    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), serde_json::Error> {
        self.next();
        value.serialize(&mut *self.writer)
    }

    fn field<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Result<(), serde_json::Error> {
        if self.is_raw {
            // There are few of them, and they are short.
            let json: String = serde_json::from_str(&serde_json::to_string(value)?)?;
            self.writer.put(&json);
            return Ok(());
        }
        self.next();
        self.writer.quoted(name)?;
        self.writer.out.push(b':');
        value.serialize(&mut *self.writer)
    }

    fn close(self) {
        self.writer.put(self.end);
    }
}

macro_rules! numbers {
    ($($name:ident: $kind:ty),* $(,)?) => {
        $(fn $name(self, value: $kind) -> Result<(), serde_json::Error> {
            serde_json::to_writer(&mut *self.out, &value)
        })*
    };
}

impl<'w, 'a> Serializer for &'w mut Writer<'a> {
    type Ok = ();
    type Error = serde_json::Error;
    type SerializeSeq = Parts<'w, 'a>;
    type SerializeTuple = Parts<'w, 'a>;
    type SerializeTupleStruct = Parts<'w, 'a>;
    type SerializeTupleVariant = Parts<'w, 'a>;
    type SerializeMap = Parts<'w, 'a>;
    type SerializeStruct = Parts<'w, 'a>;
    type SerializeStructVariant = Parts<'w, 'a>;

    numbers!(
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, serialize_i128: i128,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64, serialize_u128: u128,
        serialize_f32: f32, serialize_f64: f64,
    );

    fn serialize_bool(self, value: bool) -> Result<(), Self::Error> {
        self.put(if value { "true" } else { "false" });
        Ok(())
    }
    fn serialize_char(self, value: char) -> Result<(), Self::Error> {
        self.quoted(value.encode_utf8(&mut [0; 4]))
    }
    fn serialize_str(self, value: &str) -> Result<(), Self::Error> {
        self.quoted(value)
    }
    fn serialize_bytes(self, value: &[u8]) -> Result<(), Self::Error> {
        value.serialize(self)
    }
    fn serialize_none(self) -> Result<(), Self::Error> {
        self.serialize_unit()
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Self::Error> {
        value.serialize(self)
    }
    fn serialize_unit(self) -> Result<(), Self::Error> {
        self.put("null");
        Ok(())
    }
    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Self::Error> {
        self.serialize_unit()
    }
    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Self::Error> {
        self.quoted(variant)
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Self::Error> {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Self::Error> {
        let mut parts = Parts::begin(self, "{", "}");
        parts.field(variant, value)?;
        parts.close();
        Ok(())
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'w, 'a>, Self::Error> {
        Ok(Parts::begin(self, "[", "]"))
    }
    fn serialize_tuple(self, _: usize) -> Result<Parts<'w, 'a>, Self::Error> {
        Ok(Parts::begin(self, "[", "]"))
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Parts<'w, 'a>, Self::Error> {
        Ok(Parts::begin(self, "[", "]"))
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Parts<'w, 'a>, Self::Error> {
        Parts::variant(self, variant, "[", "]}")
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Parts<'w, 'a>, Self::Error> {
        Ok(Parts::begin(self, "{", "}"))
    }
    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Parts<'w, 'a>, Self::Error> {
        if name == RAW {
            return Ok(Parts { is_raw: true, ..Parts::begin(self, "", "") });
        }
        Ok(Parts::begin(self, "{", "}"))
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Parts<'w, 'a>, Self::Error> {
        Parts::variant(self, variant, "{", "}}")
    }
}

macro_rules! lists {
    ($($name:ident: $method:ident),* $(,)?) => {
        $(impl $name for Parts<'_, '_> {
            type Ok = ();
            type Error = serde_json::Error;
            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Self::Error> {
                self.element(value)
            }
            fn end(self) -> Result<(), Self::Error> {
                self.close();
                Ok(())
            }
        })*
    };
}

macro_rules! objects {
    ($($name:ident),* $(,)?) => {
        $(impl $name for Parts<'_, '_> {
            type Ok = ();
            type Error = serde_json::Error;
            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), Self::Error> {
                self.field(name, value)
            }
            fn end(self) -> Result<(), Self::Error> {
                self.close();
                Ok(())
            }
        })*
    };
}

lists!(
    SerializeSeq: serialize_element,
    SerializeTuple: serialize_element,
    SerializeTupleStruct: serialize_field,
    SerializeTupleVariant: serialize_field,
);
objects!(SerializeStruct, SerializeStructVariant);

impl SerializeMap for Parts<'_, '_> {
    type Ok = ();
    type Error = serde_json::Error;
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Self::Error> {
        self.next();
        self.writer.key(key)
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Self::Error> {
        self.writer.out.push(b':');
        value.serialize(&mut *self.writer)
    }
    fn end(self) -> Result<(), Self::Error> {
        self.close();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde::Serialize;
    use serde_json::Value;
    use serde_json::value::RawValue;
    use std::collections::BTreeMap;

    fn same<T: Serialize>(value: &T) {
        assert_eq!(text(value).unwrap(), serde_json::to_string(value).unwrap());
    }

    #[derive(Serialize)]
    struct Unit;
    #[derive(Serialize)]
    struct Wrapped(&'static str);
    #[derive(Serialize)]
    struct Pair(u8, Option<bool>);
    #[derive(Serialize)]
    enum Shape {
        Unit,
        Wrapped(i8),
        Pair(i16, char),
        Named { size: u64, raw: Box<RawValue> },
    }
    #[derive(Serialize)]
    #[serde(tag = "kind", content = "is", rename_all = "snake_case")]
    enum Tagged {
        OfShape(Shape),
        Nothing,
    }
    #[derive(Serialize)]
    struct All<'a> {
        #[serde(rename = "a \"name\"")]
        name: &'a str,
        #[serde(flatten)]
        more: BTreeMap<&'a str, Value>,
        #[serde(skip_serializing_if = "Option::is_none")]
        none: Option<i64>,
        unit: Unit,
        wrapped: Wrapped,
        pair: Pair,
        shapes: Vec<Shape>,
        tagged: [Tagged; 2],
        by_number: BTreeMap<i32, ()>,
        wide: (i128, u128),
    }

    #[test]
    fn every_shape_is_written_as_before() {
        let raw = RawValue::from_string(r#"{"a": "b\n\"c\u00e9"}"#.to_owned()).unwrap();
        same(&All {
            name: "Kofi \u{1} \"K\" \\ é",
            more: BTreeMap::from([("x", Value::Null), ("y\n", 7.into())]),
            none: None,
            unit: Unit,
            wrapped: Wrapped("w"),
            pair: Pair(255, Some(false)),
            shapes: vec![
                Shape::Unit,
                Shape::Wrapped(-1),
                Shape::Pair(-2, '"'),
                Shape::Named { size: u64::MAX, raw },
            ],
            tagged: [Tagged::OfShape(Shape::Unit), Tagged::Nothing],
            by_number: BTreeMap::from([(-1, ()), (2, ())]),
            wide: (i128::MIN, u128::MAX),
        });
        same(&Vec::<i64>::new());
        same(&serde_json::Map::new());
    }

    #[test]
    fn a_key_is_a_text() {
        assert!(text(&BTreeMap::from([(vec![1], 2)])).is_err());
        assert!(text(&BTreeMap::from([(Some(()), 2)])).is_err());
    }

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::btree_map(any::<String>(), inner, 0..6)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn any_value_is_written_as_before(value in value()) {
            prop_assert_eq!(text(&value).unwrap(), serde_json::to_string(&value).unwrap());
        }

        #[test]
        fn every_byte_that_is_escaped_is_found(before in "[ -~]{0,20}", odd in any::<char>(), after in "[a-z]{0,20}") {
            same(&format!("{before}{odd}{after}"));
        }
    }
}
