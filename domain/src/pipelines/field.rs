//! What can be set in a step, so that its panel, its text form and its check agree.

/// What may stand in a setting, and so how people are asked for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldForm {
    /// One line.
    Line,
    /// Several lines.
    Text,
    /// A number from one to another.
    Number(u32, u32),
    /// A number from 0 to 2, with decimals.
    Temperature,
    /// One of these.
    Choice(&'static [&'static str]),
    /// Kinds that a text may be of: one a line, after a colon examples with semicolons between.
    Labels,
    /// Values to be found: one a line, a name, a colon and the shape, then `after` and the words before it.
    Fields,
    /// A JSON Schema.
    Schema,
    /// The id of a model.
    Model,
    /// An operation of the catalogue.
    Operation,
}

/// One thing that can be set in a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepField {
    /// Its name, in the text form too.
    pub name: &'static str,
    /// What may stand in it.
    pub form: FieldForm,
    /// Whether a step can't do without.
    pub required: bool,
    /// Whether references may stand in it.
    pub filled: bool,
}

impl StepField {
    /// Something that a step can't do without, in which references may stand.
    pub const fn needed(name: &'static str, form: FieldForm) -> Self {
        Self { name, form, required: true, filled: true }
    }

    /// Something that may be left out, in which references may stand.
    pub const fn free(name: &'static str, form: FieldForm) -> Self {
        Self { name, form, required: false, filled: true }
    }

    /// The same as it stands: nothing is put into it when it runs.
    #[must_use]
    pub const fn fixed(self) -> Self {
        Self { filled: false, ..self }
    }
}
