/** How every connection to MySQL or MariaDB talks: central, clinic and migrations alike. */
export const MYSQL_OPTIONS = {
  charset: 'utf8mb4',
  timezone: 'Z',
  dateStrings: true,
  // mysql2 sets aside room for 16,000 prepared statements: half a megabyte a connection, unused here.
  maxPreparedStatements: 1,
}
