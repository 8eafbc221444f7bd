// The build puts the module beside this file, from the npm package of the version in package-lock.json.
export { generate } from "lean-qr";
