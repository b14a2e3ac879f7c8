//! Which reader a file wants, by what it was declared as and by its name.

/// A kind of file that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Plain,
    Markdown,
    Html,
    Pdf,
    Docx,
    Csv,
    Xlsx,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 7] = [Self::Plain, Self::Markdown, Self::Html, Self::Pdf, Self::Docx, Self::Csv, Self::Xlsx];

    /// The kind of a file; none where nothing here reads it. Browsers declare a table as "text/plain" or as a workbook
    /// and Markdown as bytes, so the ending of the name decides between kinds that a declaration leaves open.
    pub fn of(media_type: &str, name: &str) -> Option<Self> {
        let declared = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        let named = ending.as_deref().and_then(by_ending);
        match declared.as_str() {
            "application/pdf" | "application/x-pdf" => Some(Self::Pdf),
            "text/html" | "application/xhtml+xml" => Some(Self::Html),
            "text/markdown" | "text/x-markdown" => Some(Self::Markdown),
            "text/csv" | "text/tab-separated-values" | "application/csv" => Some(Self::Csv),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => Some(Self::Docx),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            | "application/vnd.ms-excel.sheet.macroenabled.12" => Some(Self::Xlsx),
            "application/vnd.ms-excel" => named.filter(|kind| matches!(kind, Self::Csv | Self::Xlsx)),
            "text/plain" => Some(named.filter(|kind| kind.is_text()).unwrap_or(Self::Plain)),
            "application/zip" | "application/x-zip-compressed" => {
                named.filter(|kind| matches!(kind, Self::Docx | Self::Xlsx))
            }
            "" | "application/octet-stream" | "binary/octet-stream" => named,
            _ => None,
        }
    }

    fn is_text(self) -> bool {
        matches!(self, Self::Plain | Self::Markdown | Self::Html | Self::Csv)
    }
}

fn by_ending(ending: &str) -> Option<Kind> {
    match ending {
        "txt" | "text" | "log" => Some(Kind::Plain),
        "md" | "markdown" => Some(Kind::Markdown),
        "html" | "htm" | "xhtml" => Some(Kind::Html),
        "pdf" => Some(Kind::Pdf),
        "docx" | "docm" => Some(Kind::Docx),
        "csv" | "tsv" => Some(Kind::Csv),
        "xlsx" | "xlsm" => Some(Kind::Xlsx),
        _ => None,
    }
}
