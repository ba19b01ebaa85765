export { equalShares, milestoneFaults, milestoneState, shareSum } from "./rules";
