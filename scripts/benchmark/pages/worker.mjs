import { scored } from "./work.mjs";

postMessage(await scored(new URL("./", self.location.href)));
