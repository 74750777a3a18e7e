/** The build of the font reader for browsers; the package names it only to bundlers that are told so. */
export { create } from '../../../node_modules/fontkit/dist/browser-module.mjs';
