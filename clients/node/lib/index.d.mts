export * from "./index.cjs";
export { Kassa as default } from "./index.cjs";
