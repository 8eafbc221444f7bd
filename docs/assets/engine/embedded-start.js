// Stands in the head of a calculator for frames, before anything else. Python waits there until somebody uses it; that the page's
// own scripts do not arrive is said all the same.
import { watchScripts } from "./lost-scripts.js";

watchScripts();
