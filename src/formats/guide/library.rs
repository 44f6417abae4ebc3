//! Practice libraries.

use super::reader::{Part, Reader};
use crate::domain::{
    Kind,
    guide::{Block, Library, Model},
};

impl Reader {
    pub(super) fn library(&mut self, part: &Part<'_>) -> Block {
        let id = self.prompt_id(part);
        self.strategies = self.choices(part, "strategies");
        self.challenges = self.choices(part, "challenges");
        let items = self.list(part, "items").iter().map(|item| self.model(item)).collect();
        let prompt = self.object(part, "prompt").map(|prompt| self.prompt(&prompt, Kind::Practice));
        Block::Library(Library {
            id,
            title: self.text(part, "title"),
            items,
            prompt,
            // Only the fields of this library's own prompt may choose from them.
            strategies: std::mem::take(&mut self.strategies),
            challenges: std::mem::take(&mut self.challenges),
        })
    }

    fn model(&mut self, part: &Part<'_>) -> Model {
        let (strategies, challenges) = (self.strategies.clone(), self.challenges.clone());
        let challenge = self.text(part, "challenge");
        let place = part.get("challenge").filter(|_| !challenge.is_empty());
        Model {
            id: self.prompt_id(part),
            title: self.needed(part, "title"),
            school: self.text(part, "school"),
            grades: self.text(part, "grades"),
            challenge: place
                .and_then(|place| self.reference(&place, challenge, &challenges))
                .unwrap_or_default(),
            strategies: self.references(part, "strategies", &strategies),
            text: self.needed(part, "text"),
            links: self.list(part, "links").iter().map(|link| self.resource(link)).collect(),
        }
    }
}
