use anyhow::Result;

/// Prints the OpenAPI document.
///
/// # Errors
/// A closed standard output.
pub fn run() -> Result<()> {
    println!("{}", serde_json::to_string_pretty(&crate::doors::openapi::document(&domain::catalogue::all()))?);
    Ok(())
}
