//! What is asked of small learners, and what they answer: classification by examples, extraction by patterns, vectors.

use crate::kernel::rules;
use crate::words;
use garde::Validate;
use serde::{Deserialize, Serialize};

/// One of the things that a text can be.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Label {
    /// What people call it, up to 80 characters. Without examples the name itself serves as one.
    #[garde(length(chars, max = 80), custom(rules::line))]
    pub name: String,
    /// Texts that are this, up to 50. From three of each label on they are learned from.
    #[serde(default)]
    #[garde(length(max = 50), inner(length(chars, max = 2_000), custom(rules::prose)))]
    pub examples: Vec<String>,
}

words! {
    /// What a field holds, told by its shape.
    FieldKind {
        /// An e-mail address.
        Email = "email",
        /// A telephone number, with a country code or a zero in front.
        Phone = "phone",
        /// A day: 2026-03-12, 12.03.2026, 12 March 2026.
        Date = "date",
        /// An amount with its currency.
        Money = "money",
        /// An account number whose check digits are right (ISO 13616).
        Iban = "iban",
        /// A VAT identification number of a European country.
        VatId = "vat_id",
        /// An address on the web.
        Url = "url",
        /// A number.
        Number = "number",
        /// What is called by a number: of an order, an invoice, a case. It stands after a label such as "order no.".
        OrderNumber = "order_number",
    }
}

/// Something to be found in a text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Field {
    /// What people call it, up to 80 characters.
    #[garde(length(chars, max = 80), custom(rules::line))]
    pub name: String,
    /// What it looks like.
    #[garde(skip)]
    pub kind: FieldKind,
    /// Words that stand before it on the same line, in whatever case; anywhere unless told.
    #[garde(inner(length(chars, max = 80), custom(rules::line)))]
    pub after: Option<String>,
}

/// A place of a text where a field stands. What isn't found has none: nothing is ever filled in. Of one field the first two
/// hundred are told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Found {
    /// The field's name.
    pub field: String,
    /// What stands there, to the letter.
    pub value: String,
    /// The character at which it begins, counted from 0 (Unicode scalar values).
    pub from: u32,
    /// The character after its last one.
    pub to: u32,
}

/// Which label a text was given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Classified {
    /// The likeliest label.
    pub label: String,
    /// How likely each label is, the likeliest first; together they make one.
    pub scores: Vec<(String, f32)>,
    /// Tokens that were read of the text, and of the labels' examples where those weren't known yet.
    pub tokens: u32,
}

/// Texts as vectors.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Embedded {
    /// The model's id. Vectors of different models can't be compared.
    pub model: String,
    /// Numbers of each vector.
    pub dimensions: u32,
    /// One for each text, in their order, each with length 1: the product of two is how alike the texts are.
    pub vectors: Vec<Vec<f32>>,
    /// Tokens that were read of all texts together.
    pub tokens: u32,
    /// The places, from 0, of texts of which only the beginning was read, since the model knows no longer ones.
    pub truncated: Vec<u32>,
}
