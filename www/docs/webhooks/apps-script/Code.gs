/**
 * Takes entries of a Hallway session into the sheet that this script belongs to.
 * Extensions → Apps Script, paste this, Deploy → New deployment → Web app, execute as: Me, access: Anyone.
 */
const SHEET = "Hallway";
const COLUMNS = ["id", "type", "timestamp", "session", "record_id", "author", "role", "organization", "project", "needed", "text", "everything"];
const WORDS = ["author", "role", "organization", "project", "needed", "text", "everything"];

function doPost(request) {
  let events;
  try {
    events = [].concat(JSON.parse(request.postData.contents));
  } catch (error) {
    return answer({ received: [], error: "not JSON" });
  }
  const lock = LockService.getScriptLock();
  // Two phones at the same moment would otherwise write the same row.
  if (!lock.tryLock(25000)) return answer({ received: [], error: "busy" });
  try {
    const sheet = openSheet();
    const received = events.filter((event) => event && event.id && take(sheet, event)).map((event) => event.id);
    return answer({ received: received });
  } catch (error) {
    return answer({ received: [], error: String(error) });
  } finally {
    lock.releaseLock();
  }
}

/** Opened in a browser, it only says that it is there. */
function doGet() {
  return answer({ ready: true });
}

function take(sheet, event) {
  const rows = sheet.getDataRange().getValues();
  // The same event comes again where its answer was lost on the way.
  if (rows.some((row) => row[0] === event.id)) return true;
  const data = event.data || {};
  if (String(event.type).slice(-8) === ".removed") {
    rows.forEach((row, at) => {
      if (at > 0 && row[COLUMNS.indexOf("record_id")] === data.record_id) {
        WORDS.forEach((name) => sheet.getRange(at + 1, COLUMNS.indexOf(name) + 1).setValue(""));
      }
    });
  }
  const all = Object.assign({}, data, event, { everything: JSON.stringify(event) });
  sheet.appendRow(COLUMNS.map((name) => plain(all[name])));
  return true;
}

/** A text that a sheet does not take for a formula. */
function plain(value) {
  const text = value === undefined || value === null ? "" : String(value);
  return /^[\s\u200b\ufeff]*[=+\-@＝＋－＠]/.test(text) ? "'" + text : text;
}

function openSheet() {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = book.getSheetByName(SHEET) || book.insertSheet(SHEET);
  if (sheet.getLastRow() === 0) sheet.appendRow(COLUMNS);
  return sheet;
}

function answer(body) {
  return ContentService.createTextOutput(JSON.stringify(body)).setMimeType(ContentService.MimeType.JSON);
}
