//! What a window does when the host goes on: nobody who types is ever moved.

use super::State;
use crate::domain::settings::Pace;

/// What a window does about where the host is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follow<'a> {
    /// Nothing.
    Stay,
    /// It says that the host is at this step and lets the person choose.
    Offer(&'a str),
    /// It goes to this step.
    Go(&'a str),
}

/// What a window at `my_step` does, where `dirty` says that something is typed and not posted, and
/// `last_seen` is the counter of moves as [`seen`] left it; 0 for a window that has just opened.
///
/// The host's own way through the guide is offered where the host leads, and on a device that people share.
/// "Move everyone" moves where the host leads, and waits where something is typed: it is an offer until the
/// field is posted or empty.
///
/// ```
/// use hallway::domain::run::{Command, Follow, State, follow};
/// let mut state = State::default();
/// state.apply(Command::Lead("ana".into()), 1_000);
/// state.apply(Command::MoveEveryone("wall".into()), 2_000);
/// assert_eq!(follow("talk", false, 0, &state), Follow::Go("wall"));
/// assert_eq!(follow("talk", true, 0, &state), Follow::Offer("wall"));
/// assert_eq!(follow("talk", false, 1, &state), Follow::Offer("wall"));
/// ```
#[must_use]
pub fn follow<'a>(my_step: &str, dirty: bool, last_seen: u64, state: &'a State) -> Follow<'a> {
    if state.pace == Pace::Solo || state.step.is_empty() || state.step == my_step {
        Follow::Stay
    } else if state.pace == Pace::SharedDevice || state.moved == last_seen || dirty {
        Follow::Offer(&state.step)
    } else {
        Follow::Go(&state.step)
    }
}

/// The counter of moves to remember: that of the state as soon as the window stands where the host is,
/// so that whoever then goes on alone is not called back. A window in which the person declined remembers
/// `state.moved` as well.
#[must_use]
pub fn seen(my_step: &str, last_seen: u64, state: &State) -> u64 {
    if state.step == my_step { state.moved } else { last_seen }
}
