// The libraries of others stand beside our scripts only once the site is built; here they come from node_modules.
import { register } from "node:module";

register("./vendored-hooks.mjs", import.meta.url);
