//! Running a session in a room: timers, who stands where, and, for the host, plan, groups and roles.
//!
//! Everyone needs [`brief`], [`timer`], [`told`], [`state`] and [`mod@follow`]. The rest serves the host tools; it is
//! plain functions, so a build that never calls them does not carry them.

pub mod brief;
mod chance;
pub mod follow;
pub mod groups;
pub mod pages;
pub mod parts;
pub mod plan;
pub mod replan;
pub mod roles;
pub mod rounds;
pub mod scale;
pub mod state;
mod state_data;
pub mod step;
pub mod timer;
pub mod told;

pub use follow::{Follow, follow};
pub use parts::Parts;
pub use plan::Plan;
pub use replan::Replan;
pub use state::{Command, State, Turn};
pub use step::PlannedStep;
pub use timer::{Phase, Timer};
pub use told::{Mark, Told};
