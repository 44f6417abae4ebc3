//! Bars, drawn as one path: as wide as the most of them.

/// How wide the longest bar is, how high each, and how far from one to the next.
const WIDE: usize = 200;
const HIGH: usize = 14;
const NEXT: usize = 22;

/// The view box and the path of some bars, one under the other.
///
/// ```
/// use hallway::formats::recap::bars;
/// let (size, path) = bars(&[2, 1]);
/// assert_eq!(size, "0 0 200 44");
/// assert_eq!(path, "M0 4h200v14h-200zM0 26h100v14h-100z");
/// ```
#[must_use]
pub fn bars(counts: &[usize]) -> (String, String) {
    let most = counts.iter().copied().max().unwrap_or_default().max(1);
    let mut path = String::new();
    for (at, count) in counts.iter().enumerate() {
        let long = count * WIDE / most;
        path.push_str(&format!("M0 {}h{long}v{HIGH}h-{long}z", at * NEXT + (NEXT - HIGH) / 2));
    }
    (format!("0 0 {WIDE} {}", counts.len() * NEXT), path)
}
