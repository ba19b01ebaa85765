/**
 * No task is open beside this page. Only this, and no page that catches all: with one, each refresh of a plan's page
 * would load it anew as a whole.
 */
export default function NoTask() {
  return null;
}
