//! Tests of everything that needs no browser.

// A test that fails says so by a panic (clippy takes only the test functions themselves for tests), and
// some print how long they took.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
#![allow(clippy::disallowed_methods)]

mod board;
mod code;
mod commonmark;
mod csv;
mod delivery;
mod edit;
mod envelope;
mod event;
mod fold;
mod gallery;
mod generated;
mod guide;
mod guide_text;
mod hand_in;
mod ics;
mod json;
#[path = "../shared/matching.rs"]
mod labelled;
mod layers;
mod markdown;
mod matching;
mod merge;
mod messages;
mod moderation;
mod outbox;
mod ports;
mod recap;
#[path = "../shared/recap.rs"]
mod recaps;
mod record;
#[path = "../shared/room.rs"]
mod room;
#[path = "../shared/room_words.rs"]
mod room_words;
mod rooms;
mod run_groups;
mod run_plan;
mod run_room;
mod run_scale;
mod run_state;
mod run_timer;
mod samples;
mod schema;
mod session_file;
mod unsaved;
mod visibility;
mod walk;
mod wrong_guides;
