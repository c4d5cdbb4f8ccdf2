/**
 * The way to the database: embedded PostgreSQL or any JDBC URL, pool, migrations, TimescaleDB's
 * edition.
 */
@NullMarked
package cn.yinling.runtime.database;

import org.jspecify.annotations.NullMarked;
