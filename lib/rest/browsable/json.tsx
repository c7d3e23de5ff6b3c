/** @jsxImportSource hono/jsx */

const ADDRESS = /"(https?:\/\/[^"\s\\]+)"/;

/** JSON as a client gets it, with its addresses to click on. */
export function JsonText({ data }: { data: unknown }) {
  // Of a split by a group every second part is what the group matched.
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
