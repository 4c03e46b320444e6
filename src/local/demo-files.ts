/** The public address of the pictures and sounds that the emulated phone can send; the page has them as files. */
export const DEMO_FILES_SITE = 'https://cdn.example';

/** Their folder in the local page. */
export const DEMO_FILES_FOLDER = 'demo-files';
