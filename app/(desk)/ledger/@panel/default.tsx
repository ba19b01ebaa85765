/** No task is open beside the table. */
export default function NoTask() {
  return null;
}
