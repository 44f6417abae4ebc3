/** Reads CSV as RFC 4180 has it: a list of rows, each a list of cells; and as objects by the names in the first row. */
export function parseCsv(text) {
  const rows = [];
  let row = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (quoted && letter === '"' && text[at + 1] === '"') cell += text[++at];
    else if (letter === '"') quoted = !quoted;
    else if (!quoted && letter === ",") [row, cell] = [[...row, cell], ""];
    else if (!quoted && letter === "\r" && text[at + 1] === "\n") {
      rows.push([...row, cell]);
      [row, cell] = [[], ""];
      at += 1;
    } else cell += letter;
  }
  if (quoted) throw new Error("a quotation mark is not closed");
  return cell || row.length ? [...rows, [...row, cell]] : rows;
}

export function named([header, ...rows]) {
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at]])));
}
