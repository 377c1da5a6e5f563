/** The super admin's pages. */
export function consoleRoutes() {}
