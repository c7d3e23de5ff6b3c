/** @jsxImportSource hono/jsx */

const ADDRESS = /"(https?:\/\/[^"\s\\]+)"/;

/** JSON as a client receives it, with its addresses as links. */
export function JsonText({ data }: { data: unknown }) {
  // split() with a group alternates between the text around and the group's match.
  const parts = JSON.stringify(data, null, 4).split(ADDRESS);
  return (
    <>
      {parts.map((part, i) =>
        i % 2 === 0 ? (
          part
        ) : (
          <>
            "<a href={part}>{part}</a>"
          </>
        ),
      )}
    </>
  );
}
