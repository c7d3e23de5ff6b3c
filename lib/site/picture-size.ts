/** What those who show pictures of pages ask for, in pixels. */
export const PICTURE_SIZE = { width: 1200, height: 630 };
