/** No task is open beside this page. */
export default function NoTask() {
  return null;
}
