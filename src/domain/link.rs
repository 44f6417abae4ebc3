//! Which addresses may become a link.

/// The address, where it is `https`, `http` or `mailto` and nothing in it can hide where it leads.
///
/// ```
/// use hallway::domain::link;
/// assert_eq!(link::safe(" https://example.org/a "), Some("https://example.org/a"));
/// assert_eq!(link::safe("java\tscript:alert(1)"), None);
/// ```
#[must_use]
pub fn safe(address: &str) -> Option<&str> {
    let address = address.trim();
    let scheme = ["https://", "http://", "mailto:"]
        .into_iter()
        .find(|scheme| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))?;
    let plain = |letter: char| !letter.is_control() && !letter.is_whitespace() && letter != '\\';
    (address.len() > scheme.len() && address.chars().all(plain)).then_some(address)
}

/// Whether a safe address leads to something on the web, not to a mailbox.
#[must_use]
pub fn is_web(address: &str) -> bool {
    address.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("http"))
}
