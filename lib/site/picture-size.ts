/** The size that link previews expect, in pixels. */
export const PICTURE_SIZE = { width: 1200, height: 630 };
