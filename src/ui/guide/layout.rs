//! How the fields of a prompt stand together: one under the other, in columns, on cards, in a sentence.

use crate::ui::dom::{View, all, el, group};

use super::{form::Asking, sentence::sentence};
use crate::domain::{
    Kind,
    guide::{Field, Layout},
};

/// The fields of a form as its prompt wants them.
pub fn arranged(asking: Asking<'_>, fields: &[&Field]) -> View {
    let prompt = asking.prompt;
    if prompt.layout == Layout::Sentence {
        return sentence(asking, fields);
    }
    if asking.is_single() {
        return all(fields.iter().map(|field| asking.show(field)));
    }
    let runs = runs(fields);
    let columns = columns(prompt.layout, &runs);
    if columns == 0 {
        let view = all(runs.iter().map(|run| together(asking, run, "fieldset.together")));
        let grid = prompt.kind == Kind::Profile || prompt.many;
        return if grid { el("div.fields").child(view) } else { view };
    }
    let mut inside = el("div.columns").attr("data-layout", prompt.layout.word());
    let mut below = group();
    for (at, run) in runs.iter().enumerate() {
        if at < columns {
            inside = inside.child(together(asking, run, "fieldset.column"));
        } else {
            below = below.child(together(asking, run, "fieldset.together"));
        }
    }
    group().child(inside).child(below)
}

/// Neighbors of one group; a field without a group stands alone.
pub fn runs<'a>(fields: &[&'a Field]) -> Vec<Vec<&'a Field>> {
    let mut runs: Vec<Vec<&Field>> = Vec::new();
    for field in fields {
        match runs.last_mut() {
            Some(run) if !field.group.is_empty() && run.iter().all(|held| held.group == field.group) => {
                run.push(field);
            }
            _ => runs.push(vec![field]),
        }
    }
    runs
}

/// How many runs stand side by side: as many as have a label, else as many as the layout is made for.
pub fn columns(layout: Layout, runs: &[Vec<&Field>]) -> usize {
    let made_for = match layout {
        Layout::Compare => 2,
        Layout::Observation => 3,
        Layout::Cycle => runs.len(),
        _ => return 0,
    };
    let labelled = runs.iter().take_while(|run| run.iter().any(|field| !field.group.is_empty())).count();
    if labelled > 0 { labelled } else { made_for }
}

fn together(asking: Asking<'_>, run: &[&Field], class: &'static str) -> View {
    let fields = all(run.iter().map(|field| asking.show(field)));
    let label = run.first().map(|field| field.group.as_str()).unwrap_or_default();
    if !label.is_empty() {
        return el(class).child(el("legend.label").child(label)).child(el("div.fields").child(fields));
    }
    if class == "fieldset.column" { el("div.column").child(fields) } else { fields }
}
