//! The blocks of a step.

use super::reader::{Part, Reader};
use crate::domain::{
    Kind, Problem,
    guide::{Article, Block, Dir, Image, Practice, Resource, Round, Video},
    link,
};

impl Reader {
    pub(super) fn block(&mut self, part: &Part<'_>) -> Block {
        let lang = self.text(part, "lang");
        let dir = Dir::from_word(&self.word(part, "dir", Dir::WORDS));
        let block = self.bare_block(part);
        if lang.is_empty() && dir.is_none() {
            return block;
        }
        Block::In { lang, dir, block: Box::new(block) }
    }

    fn bare_block(&mut self, part: &Part<'_>) -> Block {
        let kind = self.needed(part, "type");
        match kind.as_str() {
            "text" => Block::Text(self.needed(part, "text")),
            "quote" => Block::Quote { text: self.needed(part, "text"), by: self.text(part, "by") },
            "norms" => Block::Norms { title: self.text(part, "title"), items: self.texts(part, "items") },
            "practices" => {
                Block::Practices(self.list(part, "items").iter().map(|item| self.practice(item)).collect())
            }
            "rounds" => Block::Rounds(self.list(part, "items").iter().map(|item| self.round(item)).collect()),
            "table" => self.table(part),
            "resources" => Block::Resources {
                title: self.text(part, "title"),
                items: self.list(part, "items").iter().map(|item| self.resource(item)).collect(),
            },
            "image" => self.image(part),
            "video" => Block::Video(Video {
                title: self.needed(part, "title"),
                url: self.link(part, "url"),
                transcript: self.needed(part, "transcript"),
            }),
            "article" => Block::Article(Article {
                title: self.needed(part, "title"),
                idea: self.text(part, "idea"),
                url: self.link(part, "url"),
                minutes: self.minutes(part),
                roles: self.roles(part),
            }),
            "library" => self.library(part),
            "kit" => Block::Kit,
            "take-home" => Block::TakeHome,
            "credits" => Block::Credits,
            "prompt" => Block::Prompt(self.prompt(part, Kind::Response)),
            _ => {
                if !kind.is_empty() {
                    self.tell(part, "type", "guide.block", kind.as_str());
                }
                Block::Unknown(kind)
            }
        }
    }

    fn practice(&mut self, part: &Part<'_>) -> Practice {
        Practice {
            id: self.prompt_id(part),
            title: self.needed(part, "title"),
            text: self.text(part, "text"),
        }
    }

    fn round(&mut self, part: &Part<'_>) -> Round {
        Round {
            who: part.get("who").and_then(|who| self.who(&who)).unwrap_or_default(),
            minutes: self.minutes(part),
            silent: self.flag(part, "silent").unwrap_or_default(),
            text: self.needed(part, "text"),
        }
    }

    pub(super) fn resource(&mut self, part: &Part<'_>) -> Resource {
        Resource {
            title: self.needed(part, "title"),
            note: self.text(part, "note"),
            url: self.link(part, "url"),
        }
    }

    fn image(&mut self, part: &Part<'_>) -> Block {
        let alt = self.text(part, "alt");
        let decorative = self.flag(part, "decorative").unwrap_or_default();
        if alt.trim().is_empty() && !decorative {
            self.tell(part, "alt", "guide.alt", "");
        }
        let address = self.needed(part, "url");
        let url = link::safe(&address).filter(|url| link::is_web(url)).unwrap_or_default().to_owned();
        if url.is_empty() && !address.trim().is_empty() {
            self.tell(part, "url", "guide.picture", address);
        }
        Block::Image(Image { url, alt, caption: self.text(part, "caption") })
    }

    fn table(&mut self, part: &Part<'_>) -> Block {
        let columns = self.texts(part, "columns");
        let rows = self.list(part, "rows");
        let rows = rows
            .iter()
            .map(|row| {
                let head = self.needed(row, "head");
                let mut cells = self.texts(row, "cells");
                if cells.len() != columns.len() {
                    let problem = Problem::new(format!("{}/cells", row.at), "guide.cells");
                    self.problems.push(
                        problem
                            .with("count", cells.len().to_string())
                            .with("columns", columns.len().to_string()),
                    );
                    cells.resize(columns.len(), String::new());
                }
                (head, cells)
            })
            .collect();
        Block::Table { caption: self.text(part, "caption"), columns, rows }
    }
}
