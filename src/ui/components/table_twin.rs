//! The same as a chart, as a table.

use yew::prelude::*;

use crate::ui::context::Ui;
use opex_language::fill;

/// A table, folded below its chart. Each row begins with what it is about.
pub fn table_twin(ui: &Ui, title: &str, columns: &[&str], rows: impl Iterator<Item = Vec<Html>>) -> Html {
    html! {
        <details class="fold table-twin">
            <summary>{ ui.texts().common().show_table }<span class="visually-hidden">{ ": " }{ title }</span></summary>
            { table(&fill(ui.texts().results().table_of, &[("title", title)]), columns, rows, Html::default()) }
        </details>
    }
}

/// A table called `name`, which scrolls sideways by itself where it is too wide.
pub fn table(name: &str, columns: &[&str], rows: impl Iterator<Item = Vec<Html>>, foot: Html) -> Html {
    let row = |cells: Vec<Html>| {
        let cell = |(at, cell): (usize, Html)| match at {
            0 => html! { <th scope="row">{ cell }</th> },
            _ => html! { <td>{ cell }</td> },
        };
        html! { <tr>{ for cells.into_iter().enumerate().map(cell) }</tr> }
    };
    html! {
        <div class="table-region" role="region" aria-label={name.to_owned()} tabindex="0">
            <table class="table">
                <thead><tr>{ for columns.iter().map(|column| html! { <th scope="col">{ *column }</th> }) }</tr></thead>
                <tbody>{ for rows.map(row) }</tbody>
                { foot }
            </table>
        </div>
    }
}
