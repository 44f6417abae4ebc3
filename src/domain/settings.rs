//! How the site owner set up the session, as plain data.

use super::record::words;

/// How the site owner set up the session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Which session: elements with the same id on one site share their records.
    pub session: String,
    /// Which guide the tag names; empty: the default one, or one that the page hands over.
    pub guide: String,
    /// What the session is called; empty: the guide's title says enough.
    pub title: String,
    /// What to show.
    pub view: View,
    /// Whether people are asked for a name.
    pub names: Names,
    /// Whose device it is.
    pub pace: Pace,
    /// Where people join, as the big screen shows it; empty: the page's own address.
    pub join: String,
    /// Where each entry is sent once the visitor agreed; empty: nowhere.
    pub webhook: String,
    /// Whether anything may leave the device at all.
    pub network: bool,
    /// Whether the page may read the receiver's answer.
    pub webhook_mode: WebhookMode,
    /// How an entry is written for the receiver.
    pub webhook_format: WebhookFormat,
    /// Whose device sends.
    pub webhook_when: WebhookWhen,
    /// Whether the host tools are offered.
    pub host_tools: bool,
}

/// Whether an address may receive entries: `https`, or `http` on this very machine, without a password in it.
///
/// ```
/// use hallway::domain::settings::is_receiver;
/// assert!(is_receiver("https://example.org/hook") && is_receiver("http://localhost:5678/hook"));
/// assert!(!is_receiver("http://example.org/hook") && !is_receiver("https://me:secret@example.org"));
/// ```
#[must_use]
pub fn is_receiver(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    let (rest, secure) = match (lower.strip_prefix("https://"), lower.strip_prefix("http://")) {
        (Some(rest), _) => (rest, true),
        (_, Some(rest)) => (rest, false),
        _ => return false,
    };
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let host =
        authority.rsplit_once(':').filter(|(host, _)| *host != "[:").map_or(authority, |(host, _)| host);
    let strange = |letter: char| letter.is_whitespace() || letter.is_control();
    let plain = !authority.is_empty() && !authority.contains(['@', '%']) && !address.contains(strange);
    plain && (secure || matches!(host, "localhost" | "127.0.0.1" | "[::1]"))
}

words! {
    /// What to show.
    View {
        /// The guide and the wall.
        #[default]
        Full = "full",
        /// The guide alone.
        Guide = "guide",
        /// The wall alone.
        Wall = "wall",
        /// The host tools.
        Host = "host",
        /// The big screen in front of a room.
        Screen = "screen",
    }
}

words! {
    /// Whether people are asked for a name.
    Names {
        /// They may leave it out.
        #[default]
        Optional = "optional",
        /// They cannot post to the wall without one.
        Required = "required",
        /// Nobody is asked.
        Off = "off",
    }
}

words! {
    /// Whose device it is.
    Pace {
        /// Each person has one.
        #[default]
        Solo = "solo",
        /// Each person has one, and the host says where the room is.
        Led = "led",
        /// Several people use this device one after the other.
        SharedDevice = "shared-device",
    }
}

words! {
    /// Whether the page may read the receiver's answer.
    WebhookMode {
        /// It may: the receiver allows other sites to read.
        #[default]
        Cors = "cors",
        /// It may not: what was handed over cannot be confirmed.
        NoCors = "no-cors",
    }
}

words! {
    /// How an entry is written for the receiver.
    WebhookFormat {
        /// The event as JSON.
        #[default]
        Json = "json",
        /// As a web form sends its fields.
        Form = "form",
        /// A list with one event in it.
        JsonArray = "json-array",
        /// A message for a Slack channel.
        Slack = "slack",
        /// A message for a Discord channel.
        Discord = "discord",
        /// A card for a Teams channel.
        Teams = "teams",
    }
}

words! {
    /// Whose device sends entries to the receiver.
    WebhookWhen {
        /// Everyone's, once they agreed.
        #[default]
        Everyone = "everyone",
        /// The host's alone, while the host tools are open.
        Host = "host",
    }
}
