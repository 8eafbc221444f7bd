/** The database of the workspace, for those who only look whether there is one. */
export const DATABASE = "aftersales";
