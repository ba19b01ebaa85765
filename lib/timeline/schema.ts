import { type TimelineGrouping, type TimelineZoom, timelineGroupings, timelineZooms } from "./types";

type SearchParams = Record<string, string | string[] | undefined>;

function chosen<T extends string>(param: string | string[] | undefined, among: readonly T[]): T | undefined {
  return among.find((value) => [param ?? []].flat().includes(value));
}

/** How an address wants the axis: as close as it says, else by quarters; under sections, unless it says departments. */
export function readTimelineOptions(params: SearchParams): { zoom: TimelineZoom; by: TimelineGrouping } {
  return {
    zoom: chosen(params.zoom, timelineZooms) ?? "quarter",
    by: chosen(params.by, timelineGroupings) ?? "section",
  };
}
