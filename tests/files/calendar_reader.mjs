// node calendar_reader.mjs < FILE: the events of a calendar file as ical.js reads them, as JSON.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
const events = calendar.getAllSubcomponents("vevent").map((each) => {
  const event = new ICAL.Event(each);
  const alarms = each.getAllSubcomponents("valarm").map((alarm) => alarm.getFirstPropertyValue("trigger").toSeconds());
  const [start, end] = [event.startDate.toString(), event.endDate.toString()];
  return { uid: event.uid, start, end, summary: event.summary, description: event.description, sequence: event.sequence, alarms };
});
console.log(JSON.stringify(events));
